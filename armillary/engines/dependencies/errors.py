"""What the engine refuses, in words."""


class FaultyGraph(ValueError):
    """An edge that says nothing, or something that cannot be."""


class TooIntricate(Exception):
    """An exact answer would take more steps than we are ready to spend."""
