"""Mail out and in for every record: what is sent, what arrives, and what becomes of it."""
