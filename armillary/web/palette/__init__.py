"""The command palette's places: what it offers before anything is typed."""
