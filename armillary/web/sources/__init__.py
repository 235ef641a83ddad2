"""Pages of readings: what sources tell, tried before it is taken in."""
