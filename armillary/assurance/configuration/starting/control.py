"""The branch of what one keeps in order to be in control."""

from armillary.assurance.configuration.starting.shapes import (
    A,
    Branch,
    C,
    day,
    one_of,
    text,
    whole,
)
from armillary.assurance.configuration.vocabulary import Family, Life, Need
from armillary.fittings.custom_fields.vocabulary import Kind

CONTROL: Branch = (
    Family.CONTROL,
    C(
        "Control",
        (text("Version", Need.RECOMMENDED, searched=True), text("Digest"), text("Signature")),
        (
            C("Document", (A(label="Address", kind=Kind.LINK), day("Review due"))),
            C("Runbook", (A(label="Address", kind=Kind.LINK), day("Review due"))),
            C(
                "Contract",
                (
                    one_of("Contract kind", "sla", "ola", "uc", "lease", "maintenance"),
                    text("Supplier", searched=True),
                    day("Begins"),
                    day("Ends", Need.RECOMMENDED),
                    text("Contract number", searched=True),
                ),
            ),
            C("Master blueprint", (text("Approved by"),)),
            C("Library item", (text("Place in the library"), text("Approved by"))),
            C("Store item", (whole("Stock left"), text("Shelf")), life=Life.PHYSICAL),
            C("Monitor", (text("Measure"), whole("Interval", "s")), life=Life.LOGICAL),
            C(
                "Group of people",
                (A(label="Address book entry"),),
                (C("Provider"),),
                life=Life.LOGICAL,
            ),
        ),
        life=Life.PAPER,
        abstract=True,
        half_life_days=365,
    ),
)
