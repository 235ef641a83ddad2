"""From the journal to the world: what was written is sealed and told, in order, never twice."""
