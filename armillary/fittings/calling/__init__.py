"""Calling others: one client, to destinations that an administrator allowed and nowhere else."""
