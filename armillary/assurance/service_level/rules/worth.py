"""What an improvement is worth: what it gains in a year for each day that it takes."""

from decimal import Decimal


def worth(benefit: Decimal | None, effort: Decimal | None) -> Decimal | None:
    """None where either is unknown; what takes no time is counted as an hour's work.

    >>> worth(Decimal(9000), Decimal(6))
    Decimal('1500.00')
    """
    if benefit is None or effort is None:
        return None
    return (benefit / max(effort, Decimal("0.125"))).quantize(Decimal("0.01"))
