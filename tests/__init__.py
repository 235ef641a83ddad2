"""Promises, journeys and architecture: what holds across the whole house."""
