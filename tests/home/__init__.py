"""The home page: what is next and why, what waits, what is at risk, for each role."""
