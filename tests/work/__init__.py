"""My work: what waits for a person, in the order in which it presses."""
