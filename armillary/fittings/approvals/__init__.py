"""Approvals: who says yes to a record as it stands, and what that yes is bound to."""
