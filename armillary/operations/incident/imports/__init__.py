"""Reads the event log of another service desk and replays it as acts of this one."""
