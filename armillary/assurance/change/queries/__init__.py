"""What can be asked of changes, and the facts beside them that their acts write."""
