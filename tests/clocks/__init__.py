"""Service clocks on records, and standard targets."""
