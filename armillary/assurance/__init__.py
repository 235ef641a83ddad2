"""The processes at the hub: what there is, what may change, and what was agreed."""
