"""Applications and services: what they stand on, who owns them, and where they are weak."""

from datetime import timedelta

from armillary.demo.plan.estate.machines import CLUSTERS, Machine, database, machine, server
from armillary.demo.plan.estate.things import Building

PLATFORM = {
    "Network": ("Network operations", 1, ("core1a", "core1b", "core2a", "core2b")),
    "Internet access": ("Network operations", 1, ("fw1a", "fw1b", "fw2a", "fw2b")),
}
SUPPORTING = {
    "Sign-in": ("Identity and access", 1, "directory"),
    "E-mail": ("Collaboration", 2, "mail gateway"),
    "File storage": ("Servers and storage", 2, "file server"),
    "Backup": ("Servers and storage", 3, "backup server"),
    "Telephony": ("Network operations", 2, "call server"),
    "Printing": ("Workplace", 4, "print server"),
    "Monitoring": ("Servers and storage", 3, "collector"),
    "Remote access": ("Network operations", 2, "VPN gateway"),
    "Software portal": ("Workplace", 4, "package server"),
    "Video meetings": ("Collaboration", 3, "meeting bridge"),
}
BUSINESS = {
    "Manifest": ("Applications", 1, "Meridian Ferries", 900),
    "Booking desk": ("Applications", 1, "Meridian Ferries", 1400),
    "Web shop": ("Applications", 1, "Kestrel Holidays", 600),
    "Crew planning": ("Applications", 2, "Meridian Ferries", 120),
    "Payroll": ("Applications", 2, "Meridian Logistics", 210),
    "Time sheet": ("Applications", 3, "Meridian Logistics", 90),
    "Fleet planner": ("Applications", 2, "Meridian Logistics", 340),
    "Loading plan": ("Applications", 1, "Meridian Ports", 150),
    "Customs declaration": ("Applications", 1, "Meridian Ports", 480),
    "Invoice entry": ("Applications", 3, "Meridian Logistics", 760),
    "Expense claim": ("Applications", 4, "Meridian Logistics", 60),
    "Fuel report": ("Applications", 3, "Meridian Ferries", 30),
    "Document archive": ("Applications", 3, "Harrow Shipyard", 5200),
    "Drawing office": ("Applications", 2, "Harrow Shipyard", 2600),
    "Yard plan": ("Port systems", 1, "Meridian Ports", 380),
    "Gate control": ("Port systems", 1, "Meridian Ports", 110),
    "Container scan": ("Port systems", 2, "Meridian Ports", 950),
    "Berth planner": ("Port systems", 1, "Northhaven Harbour Authority", 70),
    "Pilot board": ("Port systems", 2, "Northhaven Harbour Authority", 20),
    "Vessel traffic": ("Port systems", 1, "Northhaven Harbour Authority", 440),
    "Permit office": ("Applications", 4, "Northhaven Harbour Authority", 40),
    "Auction clock": ("Port systems", 1, "Saltmarsh Fisheries", 25),
    "Cold store control": ("Port systems", 2, "Saltmarsh Fisheries", 15),
    "Hotel desk": ("Applications", 2, "Old Quay Hospitality", 55),
    "Table booking": ("Applications", 4, "Old Quay Hospitality", 10),
    "Tour catalogue": ("Applications", 3, "Kestrel Holidays", 80),
    "Call centre": ("Applications", 2, "Kestrel Holidays", 130),
}
TOGETHER = {
    "Manifest": ("Customs declaration", "Booking desk"),
    "Web shop": ("Booking desk", "Tour catalogue"),
    "Loading plan": ("Yard plan", "Manifest"),
    "Gate control": ("Yard plan", "Container scan"),
    "Berth planner": ("Vessel traffic",),
    "Payroll": ("Time sheet",),
    "Hotel desk": ("Table booking",),
}
WORKPLACE = "Workplace of Meridian"


def services(estate: Building) -> None:
    """Everything from the network up to what customers buy."""
    for name, (team, weight, parts) in PLATFORM.items():
        _service(estate, name, "technical_service", team, weight)
        estate.tie(name, "depends_on", *parts, group="routers", needed=2)
    for name, (team, weight, box) in SUPPORTING.items():
        _supporting(estate, name, team, weight, box)
    for name, (team, weight, customer, size) in BUSINESS.items():
        _business(estate, name, team, weight, customer, size)
    for name, others in TOGETHER.items():
        estate.tie(name, "depends_on", *others)
    _service(estate, WORKPLACE, "business_service", "Workplace", 2)
    estate.tie(WORKPLACE, "depends_on", "Sign-in", "Network")
    estate.tie(WORKPLACE, "works_better_with", "E-mail", "Printing", "File storage", "Telephony")


def _service(
    estate: Building, name: str, of: str, team: str, weight: int, customer: str = ""
) -> None:
    known = {
        "service_hours": "24x7" if weight == 1 else "extended" if weight == 2 else "weekdays",
        "recovery_time_objective": str((2, 4, 8, 24, 72)[weight - 1]),
        "users_served": estate.chance.randrange(20, 900),
    }
    estate.add(
        name,
        of,
        team,
        criticality=weight,
        organisation=customer,
        attributes=known,
    )


def _supporting(estate: Building, name: str, team: str, weight: int, box: str) -> None:
    """Two machines, one in each data centre; but signing in was never doubled."""
    _service(estate, name, "technical_service", team, weight)
    many = 1 if name == "Sign-in" else 2
    boxes = [
        machine(
            estate, Machine(f"{box.replace(' ', '-').lower()}-{at}", team=team), CLUSTERS[at - 1]
        )
        for at in range(1, many + 1)
    ]
    more = {"group": "machines", "needed": 1} if many > 1 else {}
    estate.tie(name, "depends_on", *boxes, **more)
    if name not in ("Sign-in", "Telephony"):
        estate.tie(name, "authenticates_with", "Sign-in")
    estate.tie(name, "depends_on", "Network")


def _business(
    estate: Building, name: str, team: str, weight: int, customer: str, size: int
) -> None:
    """An application in two or three instances behind one database, offered as a service."""
    short = name.lower().replace(" ", "-")
    application = estate.add(
        f"{name} application",
        "web_application",
        team,
        criticality=weight,
        attributes={
            "version": f"{estate.chance.randrange(2, 9)}.{estate.chance.randrange(12)}",
            "vendor": estate.chance.choice(("Meridian IT", "Seaworthy", "Portworks")),
            "address": f"https://{short}.meridian.example",
        }
        | estate.supported(0, 1, 1, 2, 3),
    )
    instances = [_instance(estate, short, team, n) for n in range(1, 4 if weight == 1 else 3)]
    share = 0.5 if len(instances) == 3 else None
    needed = 2 if share else 1
    estate.tie(application, "consists_of", *instances, group="instances", needed=needed)
    estate.tie(application, "depends_on", database(estate, short, size))
    _service(estate, name, "business_service", team, weight, customer)
    estate.tie(name, "depends_on", application, "Network")
    estate.tie(application, "authenticates_with", "Sign-in")
    if name == "Customs declaration":
        gateway = server(estate, "customs-gateway", 1, 3)
        estate.tie(application, "depends_on", gateway)
    _papers(estate, name, short)
    trial = machine(estate, Machine(f"{short}-test", team=team, environment="test"), CLUSTERS[2])
    estate.tie(application, "is_installed_from", f"{name} package")
    estate.tie(f"{name} package", "is_scheduled_on", trial)


def _instance(estate: Building, short: str, team: str, number: int) -> str:
    box = machine(estate, Machine(f"{short}-app-{number}", team=team), CLUSTERS[number % 2])
    instance = estate.add(f"{short}-{number}", "application_instance", team)
    estate.tie(instance, "runs_on", box)
    return instance


def _papers(estate: Building, name: str, short: str) -> None:
    """The certificate, the package and the runbook that belong to a service."""
    days = estate.chance.randrange(9, 390)
    seal = estate.add(
        f"{short}.meridian.example",
        "certificate",
        "Security",
        attributes={
            "issuer": "Meridian CA",
            "expires": f"{estate.now + timedelta(days=days):%Y-%m-%d}",
            "fingerprint": f"{estate.chance.randrange(16**12):012x}",
        },
    )
    estate.tie(f"{name} application", "depends_on", seal)
    estate.add(f"{name} package", "software_package", "Applications")
    book = estate.add(f"{name}: runbook", "runbook", "Applications", attributes={"version": "3"})
    estate.tie(name, "is_documented_by", book)
