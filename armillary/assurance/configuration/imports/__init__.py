"""What other tools know of the infrastructure: read, recognised, reconciled."""
