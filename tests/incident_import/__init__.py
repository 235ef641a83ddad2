"""The import of a service desk's event log."""
