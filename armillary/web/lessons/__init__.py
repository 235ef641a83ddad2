"""What changes taught: how risky they are, what they caused, and what that says of the next."""
