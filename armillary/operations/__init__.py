"""The operations group: the services run, and interruptions end."""
