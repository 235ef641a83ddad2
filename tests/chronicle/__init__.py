"""What has happened already, written at once."""
