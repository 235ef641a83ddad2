"""Pages that only incident management has."""
