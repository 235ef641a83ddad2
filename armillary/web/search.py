"""Finding records of all types by words."""
