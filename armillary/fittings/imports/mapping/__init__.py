"""From columns of a file to arguments of verbs: guessed, read, and never decided in silence."""
