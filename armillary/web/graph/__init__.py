"""The graph of an item: what is near it, what falls with it, and the way to another item."""
