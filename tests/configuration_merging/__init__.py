"""Two items that are one, and that were two after all."""
