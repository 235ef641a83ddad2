"""Hypervisors in clusters, virtual machines, a few servers of their own, and where data lies."""

from dataclasses import dataclass

from armillary.demo.plan.estate.places import RACKS
from armillary.demo.plan.estate.things import Building

SERVERS, DATABASES = "Servers and storage", "Databases"
CLUSTERS = ("prod1", "prod2", "test1")
HOSTS = 6
NEEDED = 5
LINUX, WINDOWS = "Debian 12", "Windows Server 2022"
LEFT_OVER = {
    "nas-old-yard": ("server", SERVERS),
    "migration-tmp-2": ("virtual_machine", SERVERS),
    "sw-lab-3": ("switch", ""),
    "plotter-slipway": ("printer", ""),
    "ticket-kiosk-spare": ("desktop", "Workplace"),
}


@dataclass(frozen=True, slots=True)
class Machine:
    """What a virtual machine is given."""

    name: str
    cores: int = 4
    memory: int = 16
    system: str = LINUX
    team: str = SERVERS
    environment: str = "production"


def clusters(estate: Building) -> None:
    """Each cluster goes on with one of its hosts down."""
    for at, cluster in enumerate(CLUSTERS):
        estate.add(
            cluster, "cluster", SERVERS, criticality=1, attributes={"members_needed": NEEDED}
        )
        hosts = [_host(estate, f"{cluster}-h{n}", 1 + at % 2, n) for n in range(1, HOSTS + 1)]
        estate.tie(cluster, "consists_of", *hosts, group="hosts", needed=NEEDED)
        array = estate.add(
            f"array-{cluster}",
            "storage_volume",
            SERVERS,
            attributes={"size": "40000", "storage_class": "flash", "encrypted": True},
        )
        estate.tie(cluster, "stores_on", array)


def _host(estate: Building, name: str, hall: int, number: int) -> str:
    known = estate.bought("Forge", "F740") | {
        "host_name": name,
        "operating_system": "VMware ESXi 8",
        "processor_cores": 64,
        "memory": "1024",
    }
    known |= estate.supported(1, 2)
    host = estate.add(name, "hypervisor", SERVERS, attributes=known)
    in_rack(estate, host, hall, number)
    return host


def in_rack(estate: Building, thing: str, hall: int, number: int) -> None:
    """Put it into a rack, on its power and behind its switch."""
    rack = f"{hall}{1 + number % RACKS:02d}"
    estate.tie(thing, "is_located_in", f"rack{rack}")
    estate.tie(thing, "is_powered_by", f"rack{rack}")
    estate.tie(thing, "reaches_others_through", f"tor{rack}")


def machine(estate: Building, wanted: Machine, cluster: str) -> str:
    """A virtual machine on a cluster."""
    known = {
        "host_name": wanted.name,
        "operating_system": wanted.system,
        "patch_level": estate.patched(),
        "processor_cores": wanted.cores,
        "memory": str(wanted.memory),
        "disk": str(estate.chance.choice((80, 120, 250))),
    }
    estate.add(
        wanted.name,
        "virtual_machine",
        wanted.team,
        environment=wanted.environment,
        attributes=known,
    )
    estate.tie(wanted.name, "runs_on", cluster)
    return wanted.name


def server(estate: Building, name: str, hall: int, number: int, system: str = LINUX) -> str:
    """A server of its own, for what does not run on a cluster."""
    known = estate.bought("Forge", "F350") | {
        "host_name": name,
        "operating_system": system,
        "processor_cores": 16,
        "memory": "128",
    }
    known |= estate.supported(0, 1)
    estate.add(name, "server", SERVERS, attributes=known)
    in_rack(estate, name, hall, number)
    return name


def database(estate: Building, name: str, size: int) -> str:
    """A database with a replica in the other data centre, and its backup."""
    pair = []
    for at, cluster in enumerate(CLUSTERS[:2], start=1):
        box = machine(estate, Machine(f"db-{name}-{at}", 8, 64, team=DATABASES), cluster)
        pair.append(
            estate.add(
                f"postgres-{name}-{at}",
                "database_server",
                DATABASES,
                attributes={"engine": "postgresql", "version": "16.4", "port": 5432},
            )
        )
        estate.tie(pair[-1], "runs_on", box)
    estate.tie(pair[0], "replicates_to", pair[1])
    held = {"size": str(size), "growth_per_day": "0.8", "retention": 3650, "encrypted": True}
    data = estate.add(f"{name} data", "database", DATABASES, attributes=held)
    estate.tie(data, "consists_of", *pair, group="replicas", needed=1)
    saved = estate.add(
        f"{name} backup", "backup_set", SERVERS, attributes={"retention": 35, "encrypted": True}
    )
    estate.tie(data, "is_backed_up_by", saved)
    return data


def left_over(estate: Building) -> None:
    """Every house has some of these: they run, and nobody knows what for."""
    for name, (of, team) in LEFT_OVER.items():
        known = {} if of == "virtual_machine" else estate.bought("Forge", "F100")
        estate.add(name, of, team, attributes=known)
