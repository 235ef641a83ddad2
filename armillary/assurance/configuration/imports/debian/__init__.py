"""Debian package lists, and tables made of them, as a source of configuration items."""
