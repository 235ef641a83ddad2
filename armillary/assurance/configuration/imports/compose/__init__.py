"""Docker Compose files as a source of configuration items."""
