"""Telling other programs: a delivery for each line and subscription, tried until it is taken."""
