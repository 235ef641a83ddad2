"""Finding records by words: over all types, and only what the actor may see."""
