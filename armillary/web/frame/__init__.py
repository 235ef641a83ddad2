"""The frame around every page: the rail, the top bar, and who is looking."""
