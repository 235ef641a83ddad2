"""What is sent twice is done once."""
