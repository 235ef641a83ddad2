"""The door for programs, through the whole gate."""
