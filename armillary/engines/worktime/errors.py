"""What the engine refuses, in words."""


class FaultyCalendar(ValueError):
    """Hours that cannot be, or a time zone that is not known."""


class NoSuchTime(ValueError):
    """A wall time that no clock ever shows, or a moment outside the years that we know."""
