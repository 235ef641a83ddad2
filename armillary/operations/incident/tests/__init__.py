"""Incident management, tried: its rules, its verbs, its life."""
