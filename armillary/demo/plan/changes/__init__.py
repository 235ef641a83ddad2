"""What Meridian changes, as values: who asked for what, when it was done, and how it went."""
