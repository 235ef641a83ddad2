"""Outages, lookouts, and how available services were."""
