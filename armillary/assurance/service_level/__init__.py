"""Service-level management: what was promised to whom, and what those promises rest on."""
