"""Records from files: read, mapped, tried, taken in by verbs, and taken back."""
