"""The pages of service-level management: agreements, redlines, paper, and the catalogue."""
