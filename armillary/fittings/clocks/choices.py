"""The clocks that there are, as choices: "incidents:resolve"."""

from functools import cache

from armillary.fittings.clocks import declared

BETWEEN = ":"


def clock_choices() -> list[tuple[str, str]]:
    """Every clock of every type of record, known when all processes are installed."""
    return [
        (
            place(clocks.slug, kind.name),
            f"{clocks.model._meta.verbose_name}: {kind.label}".capitalize(),
        )
        for clocks in declared.everywhere()
        for kind in clocks.kinds
    ]


@cache
def place(slug: str, clock: str) -> str:
    """Which clock of which type."""
    return f"{slug}{BETWEEN}{clock}"
