"""Service-level management, tried: its rules, its verbs, its promises."""
