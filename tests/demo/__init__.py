"""The demo organisation: its plan, and what is made of it."""
