"""Replay, precision, alignment: vectors worked out by hand, properties, brute force."""
