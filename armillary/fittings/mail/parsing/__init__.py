"""Reading a message that nobody vouches for: in a process of its own, which knows no database."""
