"""Charts as plain values: the same figures always give the same drawing."""
