"""What the database enforces by itself, whoever asks."""
