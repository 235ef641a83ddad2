"""The schema of the web door."""
