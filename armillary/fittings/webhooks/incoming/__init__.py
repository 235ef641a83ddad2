"""Hearing from other programs: stored first, answered, and worked later by a job."""
