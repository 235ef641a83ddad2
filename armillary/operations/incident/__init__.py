"""Incident and service request management."""
