"""Approvals, tried on a record type that knows nothing of them."""
