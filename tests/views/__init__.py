"""Saved views: whose they are, what they show, and who reads them as feeds."""
