"""Finding records of all types by words, only what the actor may see; marked, the best first."""
