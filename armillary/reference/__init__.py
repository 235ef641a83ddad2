"""The reference model as typed values: it knows nothing else of the project."""
