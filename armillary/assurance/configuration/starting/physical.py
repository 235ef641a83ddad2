"""The branches of what one can touch, and of what runs on it."""

from armillary.assurance.configuration.starting.shapes import (
    A,
    Branch,
    C,
    address,
    day,
    number,
    one_of,
    text,
    whole,
    yes,
)
from armillary.assurance.configuration.vocabulary import Family, Life, Need

WANTED = Need.RECOMMENDED
SERIAL = text("Serial number", WANTED, unique=True, searched=True)
BOUGHT = (
    SERIAL,
    text("Asset tag", unique=True, searched=True),
    text("Manufacturer", WANTED, facet=True, searched=True),
    text("Model", WANTED, searched=True),
    day("Bought on"),
    day("Warranty ends"),
)
HOST = (
    text("Host name", searched=True),
    address("Address of management"),
    text("Operating system", WANTED, facet=True, searched=True),
    text("Patch level"),
    whole("Processor cores"),
    number("Memory", "GiB"),
    number("Disk", "GiB"),
)

COMPUTE: Branch = (
    Family.COMPUTE,
    C(
        "Computer",
        HOST,
        (
            C(
                "Server",
                (*BOUGHT, day("End of support", WANTED), whole("Position", "U")),
                life=Life.PHYSICAL,
            ),
            C("Hypervisor", (*BOUGHT, day("End of support", WANTED)), life=Life.PHYSICAL),
            C("Virtual machine", (day("End of support"),)),
            C("Cluster", (whole("Members needed"),)),
            C("Container platform", (text("Version"),)),
            C("Workload", (text("Image", searched=True), whole("Replicas"), text("Namespace"))),
            C("Cloud account", (text("Provider", facet=True), text("Account", searched=True))),
            C("Cloud resource", (text("Region", facet=True), text("Resource id", searched=True))),
        ),
        life=Life.LOGICAL,
        abstract=True,
        half_life_days=120,
    ),
)

LINE = (number("Speed", "Mbit/s"), text("Provider", facet=True))

NETWORK: Branch = (
    Family.NETWORK,
    C(
        "Network",
        (text("Tenant", facet=True),),
        (
            C(
                "Network device",
                (
                    *BOUGHT,
                    text("Host name", searched=True),
                    address("Address of management"),
                    text("Firmware"),
                    day("End of support", WANTED),
                    whole("Position", "U"),
                ),
                (
                    C("Switch", (whole("Ports"),)),
                    C("Router"),
                    C("Firewall"),
                    C("Load balancer"),
                    C("Wireless access point"),
                    C("Patch panel"),
                ),
                life=Life.PHYSICAL,
            ),
            C(
                "Network interface",
                (
                    number("Speed", "Mbit/s"),
                    text("Hardware address", searched=True),
                    yes("Enabled"),
                    text("Interface type"),
                    whole("MTU"),
                ),
            ),
            C(
                "Cable",
                (one_of("Medium", "copper", "fibre", "power"), number("Length", "m")),
                life=Life.PHYSICAL,
            ),
            C("VLAN", (whole("VLAN id"),)),
            C("Prefix", (address("Network prefix"), text("Purpose"))),
            C("IP address", (address("IP address", WANTED),)),
            C(
                "DNS name",
                (
                    text("Domain name", WANTED, searched=True),
                    one_of("Record", "a", "aaaa", "cname", "mx", "txt", "srv"),
                ),
            ),
            C("Routing domain", (text("Route distinguisher"),)),
            C("Circuit", (*LINE, text("Circuit id", searched=True))),
            C("Wireless network", (text("Network name", searched=True),)),
            C("Container network"),
            C("Provider network", (text("Provider", facet=True),)),
            C("Virtual chassis"),
        ),
        life=Life.LOGICAL,
        abstract=True,
        half_life_days=120,
    ),
)

VOICE: Branch = (
    Family.VOICE,
    C(
        "Voice",
        (whole("Channels"), text("Codec"), number("Busy-hour load", "Erl")),
        (
            C("Call platform", (text("Version"),)),
            C("Trunk", LINE),
            C("Number range", (text("First number", searched=True), text("Last number"))),
            C("IP phone", (*BOUGHT, text("Extension", searched=True)), life=Life.PHYSICAL),
            C("Hunt group", (text("Extension", searched=True),)),
            C("Voice mail"),
        ),
        life=Life.LOGICAL,
        abstract=True,
    ),
)

PRINT: Branch = (
    Family.PRINT,
    C(
        "Output",
        (),
        (
            C(
                "Printer",
                (
                    *BOUGHT,
                    text("Host name", searched=True),
                    whole("Pages printed"),
                    whole("Toner left", "%"),
                    yes("Prints in colour"),
                    number("Cost per page", "EUR"),
                ),
                life=Life.PHYSICAL,
            ),
            C("Print queue", (text("Path", searched=True),)),
            C("Form", (text("Paper"), whole("Stock left"))),
            C("Output bundle", (text("Timetable"),)),
        ),
        life=Life.LOGICAL,
        abstract=True,
    ),
)

CLIENT: Branch = (
    Family.CLIENT,
    C(
        "Client",
        (*BOUGHT, *HOST, yes("Encrypted", WANTED)),
        (
            C("Desktop"),
            C("Laptop"),
            C("Tablet"),
            C(
                "Phone",
                (
                    text("Telephone number", searched=True),
                    A(label="IMEI", unique=True, searched=True, sensitive=False),
                ),
            ),
            C("Peripheral", (text("Connector"),)),
        ),
        life=Life.PHYSICAL,
        abstract=True,
        half_life_days=90,
    ),
)

FACILITY: Branch = (
    Family.FACILITY,
    C(
        "Facility",
        (),
        (
            C("Site", (text("Postal address", searched=True), text("Time zone"))),
            C("Room", (text("Floor"), number("Cooling available", "kW"))),
            C("Rack", (whole("Height", "U"), number("Power available", "kW"), SERIAL)),
            C("Power distribution", (*BOUGHT, whole("Outlets"), number("Load", "%"))),
            C(
                "Uninterruptible power supply",
                (*BOUGHT, number("Power rating", "kVA"), whole("Runtime", "min")),
            ),
            C("Power feed", (number("Power rating", "kVA"), text("Provider", facet=True))),
            C("Power panel"),
            C("Cooling unit", (*BOUGHT, number("Cooling available", "kW"))),
        ),
        life=Life.PHYSICAL,
        abstract=True,
        half_life_days=730,
    ),
)
