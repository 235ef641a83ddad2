"""The dependency engine against golden numbers, brute force, and graphs that are hard on it."""
