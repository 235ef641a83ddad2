"""Asking for advice, telling who is informed, and what the matrix lets go by itself."""
