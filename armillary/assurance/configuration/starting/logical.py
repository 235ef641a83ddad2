"""The branches of what one cannot touch: services, applications, data."""

from armillary.assurance.configuration.starting.shapes import (
    A,
    Branch,
    C,
    day,
    number,
    one_of,
    text,
    whole,
    yes,
)
from armillary.assurance.configuration.vocabulary import Family, Life, Need
from armillary.fittings.custom_fields.vocabulary import Kind

WANTED = Need.RECOMMENDED

SERVICE: Branch = (
    Family.SERVICE,
    C(
        "Service",
        (
            one_of("Service hours", "24x7", "weekdays", "extended", need=WANTED),
            number("Recovery time objective", "h"),
            number("Recovery point objective", "h"),
            whole("Users served"),
            text("Cost centre"),
        ),
        (
            C("Business service"),
            C("Technical service"),
            C("Service offering"),
            C("Service component"),
        ),
        life=Life.SERVICE,
        abstract=True,
        half_life_days=365,
    ),
)

VERSION = text("Version", WANTED, searched=True)

APPLICATION: Branch = (
    Family.APPLICATION,
    C(
        "Software",
        (VERSION, text("Vendor", facet=True, searched=True), day("End of support", WANTED)),
        (
            C(
                "Application",
                (A(label="Repository", kind=Kind.LINK), text("Build")),
                (C("Web application", (A(label="Address", kind=Kind.LINK),)),),
            ),
            C("Application instance", (text("Build"), whole("Port"))),
            C("Programming interface", (A(label="Address", kind=Kind.LINK),)),
            C("Integration", (one_of("Exchange", "file", "message", "call", "stream"),)),
            C("Scheduled job", (text("Timetable"), whole("Longest run", "min"))),
            C(
                "Software package",
                (
                    text("Section", facet=True),
                    text("Architecture"),
                    text("Priority"),
                    whole("Installed size", "KiB"),
                ),
            ),
            C("Container image"),
            C(
                "Certificate",
                (
                    text("Issuer"),
                    text("Fingerprint", unique=True, searched=True),
                    day("Expires", WANTED),
                ),
            ),
            C(
                "Licence",
                (
                    one_of("Metric", "user", "device", "core", "site"),
                    whole("Entitled"),
                    day("Expires", WANTED),
                    A(label="Licence key", sensitive=True),
                ),
            ),
        ),
        life=Life.LOGICAL,
        abstract=True,
    ),
)

SIZE = number("Size", "GiB")

DATA: Branch = (
    Family.DATA,
    C(
        "Data",
        (
            SIZE,
            number("Growth per day", "GiB"),
            whole("Retention", "days"),
            yes("Encrypted", WANTED),
        ),
        (
            C(
                "Database server",
                (
                    VERSION,
                    one_of("Engine", "postgresql", "oracle", "mssql", "mysql", "db2", "other"),
                    whole("Port"),
                ),
            ),
            C("Database", (text("Character set"),)),
            C("Backup set", (text("Timetable"),)),
            C("File share", (text("Path", searched=True),)),
            C("Storage volume", (one_of("Storage class", "flash", "disk", "object", "tape"),)),
            C("Message queue", (whole("Depth"),)),
        ),
        life=Life.LOGICAL,
        abstract=True,
    ),
)
