"""Tests of the reference package: it says what the model says."""
