"""A PostgreSQL of our own in a data folder: found, made, started and stopped without Django."""
