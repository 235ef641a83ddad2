"""What can be done about mail."""
