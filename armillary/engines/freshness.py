"""How much of what was once recorded is still believed."""


def freshness(age_days: float, half_life_days: float) -> float:
    """Half after each half-life (N13); what lies in the future is as fresh as it can be.

    >>> freshness(0, 90), freshness(90, 90), freshness(180, 90)
    (1.0, 0.5, 0.25)
    """
    if half_life_days <= 0:
        raise ValueError("A half-life is longer than nought.")
    return 1.0 if age_days <= 0 else float(2 ** (-age_days / half_life_days))
