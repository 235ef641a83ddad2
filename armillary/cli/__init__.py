"""The operator's door: one command, `armillary`."""
