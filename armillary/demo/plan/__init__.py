"""What happens at Meridian, as values: the same seed and the same last moment, the same plan."""
