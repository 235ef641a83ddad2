"""How available services were, by vectors and against a reckoning second by second."""
