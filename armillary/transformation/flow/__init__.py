"""What flows through the model: deeds, records, hand-offs, counted as the journal is sealed."""
