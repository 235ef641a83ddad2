"""Calendars and sets of holidays as records: saying, changing, remembering, reckoning."""
