"""Which service is hit and which thing fails, as the desk would name them from what is told."""

from collections.abc import Iterator, Mapping

from armillary.demo.plan.estate.offers import BUSINESS, PLATFORM, SUPPORTING, WORKPLACE
from armillary.demo.plan.estate.places import code_of

Hit = tuple[str, str]
"""The name of a service and of a thing; empty: nobody said so."""

CALLED = {
    "customs": "Customs declaration",
    "payment": "Web shop",
    "price list": "Web shop",
    "passenger list": "Manifest",
    "holiday balance": "Time sheet",
    "yard": "Yard plan",
    "crane": "Yard plan",
    "gate": "Gate control",
    "weighbridge": "Gate control",
    "crew list": "Crew planning",
    "file server": "File storage",
    "home drive": "File storage",
    "folder": "File storage",
    "spreadsheet": "File storage",
    "print server": "Printing",
    "backup": "Backup",
    "terminal server": WORKPLACE,
    "virtual desktop": WORKPLACE,
}
"""Other words by which people mean a service."""
BY_CATEGORY = {
    "Printing": "Printing",
    "Network › VPN": "Remote access",
    "Network": "Network",
    "Communication › E-mail": "E-mail",
    "Communication › Video meeting": "Video meetings",
    "Communication › Telephone": "Telephony",
    "Access": "Sign-in",
}
AT_SITE: Mapping[str, tuple[str, ...]] = {
    "Printing": ("pr-{}-1", "pr-{}-2"),
    "Network › Wireless": ("ap-{}-1", "ap-{}-2"),
    "Network › Slow": ("line-{}-1",),
    "Network › No connection": ("sw-{}-1", "sw-{}-2", "rt-{}"),
}
"""What stands at a site and fails there, by what is told."""
NOBODY_SAID = 8
"""Of so many, one is logged without a thing: nobody knew."""


def affected(category: str, title: str, site: str, which: int) -> Hit:
    """The service and the thing; `which` of the calls it is decides where there are several."""
    service = _service(category, title.lower())
    things = [*_things(category, service, site)]
    if not things or which % NOBODY_SAID == 0:
        return service, ""
    return service, things[which % len(things)]


def _service(category: str, title: str) -> str:
    names = (*BUSINESS, *SUPPORTING, *PLATFORM)
    named = (name for name in sorted(names, key=len, reverse=True) if name.lower() in title)
    meant = (name for words, name in CALLED.items() if words in title)
    usual = (name for start, name in BY_CATEGORY.items() if category.startswith(start))
    return next(named, "") or next(meant, "") or next(usual, "")


def _things(category: str, service: str, site: str) -> Iterator[str]:
    at_site = next((some for start, some in AT_SITE.items() if category.startswith(start)), ())
    if at_site and site:
        yield from (thing.format(code_of(site)) for thing in at_site)
    elif service in BUSINESS:
        short = service.lower().replace(" ", "-")
        slow = category.endswith("Slow")
        yield from (f"postgres-{short}-1", f"{short}-2") if slow else (f"{short}-1", f"{short}-2")
        yield f"{service} application"
    elif service in SUPPORTING and not category.startswith("Access"):
        yield f"{SUPPORTING[service][2].replace(' ', '-').lower()}-1"
