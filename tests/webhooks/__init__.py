"""Calling other programs, telling them, hearing them."""
