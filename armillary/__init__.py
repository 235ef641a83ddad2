"""Armillary: the HP IT Service Management Reference Model as live software."""
