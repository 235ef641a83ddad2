"""What Meridian has promised to whom, and what others have promised to Meridian: as values."""

from dataclasses import dataclass

NIGHT, LONG, OFFICE = "Day and night", "Long days", "Office hours"
HOURS = {
    NIGHT: ("00:00-24:00", "00:00-24:00"),
    LONG: ("06:00-22:00", "08:00-18:00"),
    OFFICE: ("08:00-18:00", "closed"),
}
"""Of each calendar the hours from Monday to Friday, and at the weekend."""


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective: of which measure, which target, for which priority, in how many cases."""

    measure: str
    target: str
    priority: int | None = None
    share: str = "95"
    credit: int | None = None
    metric: str = ""
    unit: str = ""


def times(*targets: str, measure: str = "restore", credit: int | None = None) -> tuple[Aim, ...]:
    """A target for each priority, the most critical first; the credit halves with each step."""
    return tuple(
        Aim(measure, target, at, credit=credit and credit // 2 ** (at - 1))
        for at, target in enumerate(targets, 1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An agreement with its other side: a team, a supplier, a customer or nobody (a level).

    `agreed` is how many days ago it was agreed (None: not yet), `ends` in how many days it ends;
    `rests_on` names others with their hand-overs. `waived` says why more is promised than is
    supported; `next` are the aims of a successor that is being negotiated.
    """

    name: str
    kind: str
    other: str = ""
    hours: str = OFFICE
    services: tuple[str, ...] = ()
    aims: tuple[Aim, ...] = ()
    rests_on: tuple[tuple[str, str], ...] = ()
    agreed: int | None = None
    ends: int | None = None
    price: int | None = None
    says: str = ""
    duties: str = ""
    exclusions: str = ""
    waived: str = ""
    next: tuple[Aim, ...] = ()
    proposed: bool = True


READ = ((98, "6"), (67, "3"), (37, "11"), (6, "4"))
"""What the customer has counted of its own measure: how many days ago, and how many."""
SUPPLIERS = ("Harbourline Telecom", "Bluewater Hosting")
NETWORK = ("Network operations", "15 min")
LINES = ("Lines of Harbourline Telecom", "30 min")
APPLICATIONS = ("Applications", "")
PORTS = ("Port systems", "")

BELOW = (
    Deal(
        name="Network operations",
        kind="ola",
        other="Network operations",
        hours=NIGHT,
        aims=(*times("45 min", "1 h", "4 h", "8 h"), Aim("response", "10 min")),
        agreed=420,
        says="The network carries every service; its team is there day and night.",
    ),
    Deal(
        name="Applications",
        kind="ola",
        other="Applications",
        hours=LONG,
        services=("Manifest", "Booking desk", "Crew planning", "Payroll", "Web shop"),
        aims=(
            *times("2 h", "5 h", "16 h", "40 h"),
            Aim("response", "15 min"),
            Aim("availability", "99.8 %"),
        ),
        agreed=410,
        says="The team looks after what ferries, logistics and holidays work with.",
    ),
    Deal(
        name="Port systems",
        kind="ola",
        other="Port systems",
        hours=NIGHT,
        services=("Yard plan", "Gate control", "Loading plan", "Berth planner"),
        aims=(
            *times("1 h 30 min", "4 h", "11 h", "30 h"),
            Aim("response", "10 min"),
            Aim("availability", "99.9 %"),
        ),
        agreed=400,
        says="Ships do not wait: somebody of the team is on call at night.",
    ),
    Deal(
        name="Lines of Harbourline Telecom",
        kind="underpinning",
        other="Harbourline Telecom",
        hours=NIGHT,
        aims=(*times("1 h", "2 h", "8 h", "20 h"), Aim("response", "15 min")),
        agreed=390,
        ends=75,
        price=6_400,
        says="Lines between the terminals, with a second way to each of them.",
    ),
    Deal(
        name="Hosting of Bluewater",
        kind="underpinning",
        other="Bluewater Hosting",
        hours=OFFICE,
        services=("Web shop",),
        aims=(Aim("restore", "6 h"), Aim("availability", "99.5 %")),
        agreed=200,
        price=2_150,
        says="Where the web shop stands.",
    ),
)

ABOVE = (
    Deal(
        name="Port services",
        kind="sla",
        other="Meridian Ports",
        hours=NIGHT,
        services=("Yard plan", "Gate control", "Loading plan"),
        aims=(
            *times("4 h", "8 h", "24 h", "60 h", credit=750),
            *times("30 min", "45 min", "4 h", "8 h", measure="response"),
            Aim("availability", "99.5 %"),
        ),
        rests_on=(PORTS, NETWORK, LINES),
        agreed=350,
        ends=380,
        price=18_900,
        says="The yard, its gates and the loading of ships work day and night.",
        duties="Name somebody for each shift who decides when a crane stands still.\n"
        "Tell of new terminals three months before they open.",
        exclusions="Windows for maintenance that were agreed, at most four hours a month.\n"
        "Cranes and scales: they belong to their makers.",
    ),
    Deal(
        name="Passenger services",
        kind="sla",
        other="Meridian Ferries",
        hours=LONG,
        services=("Manifest", "Booking desk", "Crew planning"),
        aims=(
            *times("4 h", "8 h", "24 h", "60 h", credit=500),
            *times("45 min", "1 h", "4 h", "8 h", measure="response"),
        ),
        rests_on=(APPLICATIONS, NETWORK),
        agreed=365,
        ends=60,
        price=14_200,
        says="Passengers are booked, counted and let on board without waiting for us.",
        duties="Name a duty manager for each terminal.",
        exclusions="Work that passengers can do on paper for an hour.",
        next=(Aim("restore", "3 h", 1, credit=900), Aim("availability", "99.6 %")),
    ),
    Deal(
        name="Payroll and time",
        kind="sla",
        other="Meridian Logistics",
        hours=NIGHT,
        services=("Payroll",),
        aims=(
            *times("4 h", "8 h", "24 h", "60 h"),
            Aim("response", "1 h"),
            Aim("volume", "40"),
            Aim("custom", "8", metric="Payslips that were wrong", unit="a month"),
        ),
        rests_on=(APPLICATIONS, NETWORK),
        agreed=120,
        price=5_300,
        says="People are paid on time.",
        waived="The night before pay day is covered by people on call until the team has a shift.",
    ),
    Deal(
        name="Web shop",
        kind="sla",
        other="Kestrel Holidays",
        hours=NIGHT,
        services=("Web shop",),
        aims=(
            *times("2 h", "6 h", "24 h", "60 h", credit=400),
            Aim("availability", "99.9 %"),
        ),
        rests_on=(APPLICATIONS, ("Hosting of Bluewater", "30 min")),
        price=7_800,
        says="Holidays are sold in the evening and at the weekend.",
    ),
    Deal(
        name="Drawing office",
        kind="sla",
        other="Harrow Shipyard",
        hours=OFFICE,
        services=("Drawing office",),
        aims=times("8 h", "16 h"),
        says="Drawings open where ships are built.",
        proposed=False,
    ),
)

CATALOGUE = "Managed application"
LEVELS = (
    Deal(
        name="Bronze",
        kind="standard",
        hours=OFFICE,
        aims=(*times("8 h", "16 h", "40 h", "80 h"), Aim("response", "4 h")),
        agreed=500,
        price=900,
    ),
    Deal(
        name="Silver",
        kind="standard",
        hours=LONG,
        aims=(
            *times("4 h", "8 h", "24 h", "60 h"),
            Aim("response", "1 h"),
            Aim("availability", "99.5 %"),
        ),
        agreed=500,
        price=2_400,
        exclusions="Weekend support: 600 a month",
    ),
    Deal(
        name="Gold",
        kind="standard",
        hours=NIGHT,
        aims=(
            *times("2 h", "6 h", "16 h", "40 h"),
            Aim("response", "15 min"),
            Aim("availability", "99.9 %"),
        ),
        agreed=500,
        price=5_900,
    ),
)
NEEDS = Deal(
    name="Auction clock",
    kind="requirement",
    other="Saltmarsh Fisheries",
    services=("Auction clock",),
    aims=(
        Aim("restore", "1 h", 1, "90"),
        Aim("restore", "12 h", 3, "90"),
        Aim("response", "30 min"),
        Aim("availability", "99.5 %"),
        Aim("volume", "40"),
    ),
    says="Fish is sold from four to nine in the morning, and cannot wait.",
)
