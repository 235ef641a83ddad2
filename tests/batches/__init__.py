"""Many records at once: batches, bulk verbs, and taking them back."""
