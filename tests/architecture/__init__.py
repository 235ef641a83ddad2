"""The shape of the house, held by tests: who may import whom, and how large things may grow."""
