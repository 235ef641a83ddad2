"""Service clocks: what was promised about a record, started, paused and stopped by its verbs."""
