"""The relation types of a new CMDB: what fails with what, and what they may join."""

from armillary.assurance.configuration.starting.shapes import R
from armillary.assurance.configuration.vocabulary import Falls, Rule

SOURCE, TARGET, NEITHER = Falls.SOURCE, Falls.TARGET, Falls.NEITHER
HOSTS = ("computer", "network_device", "client", "voice", "printer")
FAILING = ("service", "software", "data", "computer", "network", "voice", "output", "client")
STANDING = (*FAILING, "facility")
ALL = (*FAILING, "facility", "control")


def each(first: tuple[str, ...], *seconds: str) -> tuple[str, ...]:
    """All pairs of these."""
    return tuple(f"{one} {other}" for one in first for other in seconds)


WAYS = (
    R(
        "runs on",
        "runs",
        SOURCE,
        Rule.ANY,
        (
            *each(("software", "data", "voice", "output", "service"), "computer"),
            "software client",
            "computer computer",
            "network network_device",
            "data data",
        ),
    ),
    R("depends on", "is needed by", SOURCE, Rule.ANY, each(STANDING, *STANDING)),
    R("works better with", "makes better", SOURCE, Rule.DEGRADE, each(FAILING, *FAILING)),
    R(
        "consists of",
        "is a member of",
        SOURCE,
        Rule.K_OF_N,
        (
            *each(
                ("computer", "data", "network", "service", "software"),
                "computer",
                "data",
                "network",
                "service",
                "software",
            ),
        ),
    ),
    R("is part of", "has part", TARGET, Rule.ANY, tuple(f"{one} {one}" for one in ALL)),
    R(
        "connects to",
        "is connected to",
        NEITHER,
        Rule.NONE,
        each(("network", *HOSTS, "facility"), "network", *HOSTS, "facility"),
    ),
    R(
        "reaches others through",
        "connects",
        SOURCE,
        Rule.ALL,
        each(("computer", "network", "client", "voice", "output", "facility"), "network"),
    ),
    R(
        "is powered by",
        "powers",
        SOURCE,
        Rule.ALL,
        each(("computer", "network", "voice", "output", "facility"), "facility"),
    ),
    R(
        "is cooled by",
        "cools",
        SOURCE,
        Rule.ALL,
        each(("computer", "network", "facility"), "facility"),
    ),
    R(
        "stores on",
        "stores for",
        SOURCE,
        Rule.ANY,
        each(("software", "data", "computer", "service"), "data", "computer"),
    ),
    R(
        "replicates to",
        "is a replica of",
        NEITHER,
        Rule.NONE,
        ("data data", "computer computer", "software software"),
    ),
    R(
        "is backed up by",
        "backs up",
        NEITHER,
        Rule.NONE,
        each(("data", "computer", "software", "client", "network"), "data", "software"),
    ),
    R("is monitored by", "monitors", NEITHER, Rule.NONE, each(ALL, "monitor", "software")),
    R(
        "authenticates with",
        "authenticates",
        SOURCE,
        Rule.ANY,
        each(
            ("service", "software", "data", "computer", "client", "network"),
            "software",
            "service",
            "computer",
        ),
    ),
    R(
        "is installed from",
        "is installed as",
        NEITHER,
        Rule.NONE,
        each(
            ("software", "computer", "client", "network"),
            "library_item",
            "master_blueprint",
            "software",
        ),
    ),
    R(
        "is licensed under",
        "licenses",
        NEITHER,
        Rule.NONE,
        each(("software", "data", "computer", "client", "network"), "licence"),
    ),
    R(
        "exposes",
        "is exposed by",
        TARGET,
        Rule.ANY,
        each(("software", "service", "computer"), "programming_interface", "network", "software"),
    ),
    R(
        "consumes",
        "is consumed by",
        SOURCE,
        Rule.ANY,
        each(
            ("software", "service"),
            "programming_interface",
            "integration",
            "message_queue",
            "service",
        ),
    ),
    R(
        "delivers",
        "is delivered by",
        TARGET,
        Rule.ANY,
        each(("software", "computer", "data", "network", "voice", "output", "service"), "service"),
    ),
    R("is used by", "uses", NEITHER, Rule.NONE, each(ALL, "group_of_people", "service")),
    R("is owned by", "owns", NEITHER, Rule.NONE, each(ALL, "group_of_people")),
    R("is supported by", "supports", NEITHER, Rule.NONE, each(ALL, "group_of_people", "contract")),
    R(
        "is located in",
        "houses",
        NEITHER,
        Rule.NONE,
        (
            *(
                f"{one} facility 1"
                for one in (
                    "computer",
                    "network",
                    "voice",
                    "output",
                    "client",
                    "facility",
                    "data",
                    "control",
                )
            ),
        ),
    ),
    R("is documented by", "documents", NEITHER, Rule.NONE, each(ALL, "document", "runbook")),
    R(
        "is scheduled on",
        "schedules",
        SOURCE,
        Rule.ANY,
        ("software computer", "software software", "output computer", "data computer"),
    ),
    R(
        "belongs to",
        "holds",
        NEITHER,
        Rule.NONE,
        ("network network", "computer computer", "software software", "data data"),
    ),
    R("is covered by", "covers", NEITHER, Rule.NONE, each(ALL, "contract")),
)
"""“Is located in” tells a place; what fails with a place says so by power, cooling or need."""
