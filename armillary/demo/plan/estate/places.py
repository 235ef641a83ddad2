"""Sites, rooms, racks, power and cooling, and the networks that join them."""

from armillary.demo.cast import CAST
from armillary.demo.plan.estate.things import Building

HALLS = ("Harbour data centre", "Hill data centre")
RACKS = 6
NETWORK, SERVERS, FIELD = "Network operations", "Servers and storage", "Field service"


def halls(estate: Building) -> None:
    """Two data centres, each with two feeds; every rack stands on both of its own."""
    for at, hall in enumerate(HALLS, start=1):
        estate.add(hall, "site", SERVERS, attributes={"time_zone": "Europe/London"})
        room = estate.add(f"{hall}, hall A", "room", SERVERS)
        estate.tie(room, "is_located_in", hall)
        cooling = [estate.add(f"cool{at}{n}", "cooling_unit", SERVERS) for n in "ab"]
        estate.tie(room, "is_cooled_by", *cooling, group="cooling", needed=1)
        for side in "ab":
            _side(estate, room, at, side)
        for number in range(1, RACKS + 1):
            _rack(estate, room, at, number)
        _core(estate, room, at)
    estate.tie("core1a", "connects_to", "core2a")
    estate.tie("core1b", "connects_to", "core2b")


def _side(estate: Building, room: str, at: int, side: str) -> None:
    feed = estate.add(f"feed{at}{side}", "power_feed", SERVERS, attributes={"power_rating": "120"})
    supply = estate.add(
        f"ups{at}{side}",
        "uninterruptible_power_supply",
        SERVERS,
        attributes=estate.bought("Kelvin", "K80") | {"power_rating": "80", "runtime": 20},
    )
    estate.tie(supply, "is_powered_by", feed)
    for thing in (feed, supply):
        estate.tie(thing, "is_located_in", room)


def _rack(estate: Building, room: str, at: int, number: int) -> None:
    rack = estate.add(f"rack{at}{number:02d}", "rack", SERVERS, attributes={"height": 42})
    estate.tie(rack, "is_located_in", room)
    estate.tie(rack, "is_powered_by", f"ups{at}a", f"ups{at}b", group="feeds", needed=1)
    switch = estate.add(
        f"tor{at}{number:02d}",
        "switch",
        NETWORK,
        attributes=estate.bought("Arbor", "X48")
        | estate.supported(1, 3)
        | {"host_name": f"tor{at}{number:02d}", "ports": 48, "position": 42},
    )
    estate.tie(switch, "is_located_in", rack)
    estate.tie(switch, "is_powered_by", rack)
    cores = (f"core{at}a", f"core{at}b")
    estate.tie(switch, "reaches_others_through", *cores, group="uplinks", needed=1)


def _core(estate: Building, room: str, at: int) -> None:
    """Two routers and two firewalls, either of which is enough."""
    cores = [f"core{at}{side}" for side in "ab"]
    estate.tie(cores[0], "connects_to", cores[1])
    for side in "ab":
        known = estate.bought("Arbor", "C9500") | estate.supported(1)
        core = estate.add(f"core{at}{side}", "router", NETWORK, criticality=1, attributes=known)
        estate.tie(core, "is_located_in", room)
        estate.tie(core, "is_powered_by", f"ups{at}a", f"ups{at}b", group="feeds", needed=1)
        wall = estate.add(
            f"fw{at}{side}",
            "firewall",
            "Security",
            criticality=1,
            attributes=estate.bought("Bastion", "B400")
            | estate.supported(2)
            | {"host_name": f"fw{at}{side}", "firmware": "7.4.2"},
        )
        estate.tie(wall, "is_located_in", room)
        estate.tie(wall, "reaches_others_through", *cores, group="uplinks", needed=1)


def sites(estate: Building) -> None:
    """The places of the customers; a small one hangs on a single line."""
    for organisation in CAST["organisation"]:
        for place, site in enumerate(organisation["sites"]):
            _site(estate, organisation["name"], site, lines=2 if place == 0 else 1)


def _site(estate: Building, organisation: str, site: str, lines: int) -> None:
    name = code_of(site)
    estate.add(site, "site", FIELD, organisation=organisation)
    known = estate.bought("Arbor", "R220") | estate.supported(0, 2) | {"host_name": f"rt-{name}"}
    router = estate.add(f"rt-{name}", "router", NETWORK, criticality=2, attributes=known)
    estate.tie(router, "is_located_in", site)
    circuits = [
        estate.add(
            f"line-{name}-{number}",
            "circuit",
            NETWORK,
            attributes={
                "provider": ("Coastline", "Northtel")[number - 1],
                "circuit_id": f"CL{estate.chance.randrange(10**6):06d}",
                "speed": "1000",
            },
        )
        for number in range(1, lines + 1)
    ]
    estate.tie(router, "reaches_others_through", *circuits, group="lines", needed=1)
    for circuit in circuits:
        estate.tie(circuit, "reaches_others_through", "core1a", "core2a", group="ends", needed=1)
    for number in range(1, lines + 2):
        switch = estate.add(
            f"sw-{name}-{number}",
            "switch",
            NETWORK,
            attributes=estate.bought("Arbor", "X24")
            | estate.supported(0, 1, 3, 4)
            | {"host_name": f"sw-{name}-{number}", "ports": 24},
        )
        estate.tie(switch, "is_located_in", site)
        estate.tie(switch, "reaches_others_through", router)
    for number in range(1, 3):
        _printer(estate, name, site, number)
        radio = estate.add(
            f"ap-{name}-{number}",
            "wireless_access_point",
            NETWORK,
            attributes=estate.bought("Arbor", "W6")
            | estate.supported(2, 4)
            | {"host_name": f"ap-{name}-{number}"},
        )
        estate.tie(radio, "is_located_in", site)
        estate.tie(radio, "reaches_others_through", f"sw-{name}-1")


def _printer(estate: Building, name: str, site: str, number: int) -> None:
    known = estate.bought("Quill", "Q5") | {
        "pages_printed": estate.chance.randrange(2_000, 90_000),
        "prints_in_colour": estate.chance.random() < 0.5,
    }
    printer = estate.add(f"pr-{name}-{number}", "printer", "Workplace", attributes=known)
    estate.tie(printer, "is_located_in", site)
    estate.tie(printer, "reaches_others_through", f"sw-{name}-1")


def code_of(site: str) -> str:
    """A short name for the things of a site."""
    return site.lower().replace(" ", "-")
