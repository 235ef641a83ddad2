"""Tests of the guides: how they are put together, shown, linked and printed."""
