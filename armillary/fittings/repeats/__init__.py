"""What is sent twice is done once: a key, and the answer that the first request with it got."""
