"""Lengths of time as people write them: in hours, as days of work are no days."""

PARTS = {"h": 3600, "min": 60, "s": 1}


def exactly(seconds: int) -> str:
    """All of it.

    >>> exactly(5400), exactly(90), exactly(360_005), exactly(0)
    ('1 h 30 min', '1 min 30 s', '100 h 5 s', '0 s')
    """
    parts = []
    for word, size in PARTS.items():
        many, seconds = divmod(seconds, size)
        if many:
            parts.append(f"{many:,} {word}")
    return " ".join(parts) or "0 s"


def briefly(seconds: int) -> str:
    """To the minute, once there are hours.

    >>> briefly(5405), briefly(95)
    ('1 h 30 min', '1 min 35 s')
    """
    return exactly(seconds if seconds < PARTS["h"] else seconds - seconds % PARTS["min"])
