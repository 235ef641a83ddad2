"""The design group: services are made so that they can be kept."""
