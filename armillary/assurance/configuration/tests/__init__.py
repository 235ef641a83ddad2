"""Configuration management, tried: its rules, its verbs, its memory."""
