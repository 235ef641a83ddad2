"""What flows through the model, counted as the journal is sealed, and shown."""
