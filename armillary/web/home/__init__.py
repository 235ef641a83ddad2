"""Where a person starts: what is next, what waits, what is at risk, and the map as the way in."""
