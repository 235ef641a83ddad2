"""Many records at once: choosing a verb, trying it, and the page of a batch."""
