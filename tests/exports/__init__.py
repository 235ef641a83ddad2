"""Lists as files: whole, safe, and the same again when they come back."""
