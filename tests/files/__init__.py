"""Attachments: what is taken, how it is kept, who gets it back, and what never happens."""
