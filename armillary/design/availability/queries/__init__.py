"""What can be asked about outages, and about how available services were."""
