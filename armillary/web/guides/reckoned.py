"""Where the product reckons a measure of a guide, and how sure its figure is."""

from collections.abc import Mapping
from dataclasses import dataclass

from armillary.reference.processes import (
    AVAILABILITY,
    CHANGE,
    CONFIGURATION,
    INCIDENT,
    SERVICE_LEVEL,
    Process,
)

SHARE = "The share has its interval by Wilson's score: few cases are not taken for many."
RANKS = "The median has its interval by ranks, whatever the times are like."
CHANCE = "Held against the same hours of earlier weeks; what chance explains is left out."
HALVED = "Belief in what was recorded halves with each half-life of the class."
SECONDS = "Every second of the agreed time is counted once: well, planned, down, or not known."


@dataclass(frozen=True, slots=True)
class Place:
    """A page that shows a figure, and what is to be known of how it counts."""

    label: str
    url: str
    rule: str = ""


DESK, KEPT = ("Service desk report", "/reports/service-desk"), ("Service levels", "/service-levels")
RISK, CAUSED = ("Risk of changes", "/changes/risk"), ("What changes caused", "/changes/caused")
HEALTH = ("CMDB health", "/reports/cmdb-health")

PLACES: Mapping[tuple[str, str], Place] = {
    (INCIDENT.id, "Time to resolve"): Place(*DESK, RANKS),
    (INCIDENT.id, "Kept in time"): Place(*KEPT, SHARE),
    (INCIDENT.id, "Reopened"): Place(*DESK),
    (INCIDENT.id, "Backlog"): Place(*DESK),
    (CONFIGURATION.id, "Measured truth"): Place("Audits", "/audits", SHARE),
    (CONFIGURATION.id, "Completeness"): Place(*HEALTH),
    (CONFIGURATION.id, "Freshness"): Place(*HEALTH, HALVED),
    (CONFIGURATION.id, "Open discrepancies"): Place("Discrepancies", "/discrepancies"),
    (CHANGE.id, "Success"): Place(*RISK, SHARE),
    (CHANGE.id, "Failed or backed out"): Place(*RISK, SHARE),
    (CHANGE.id, "Incidents after changes"): Place(*CAUSED, CHANCE),
    (SERVICE_LEVEL.id, "Kept objectives"): Place(*KEPT, SHARE),
    (SERVICE_LEVEL.id, "Reviews held"): Place("Service reviews", "/service-reviews"),
    (SERVICE_LEVEL.id, "Realised benefit"): Place("Improvements", "/improvements"),
    (AVAILABILITY.id, "Availability to users"): Place(*KEPT, SECONDS),
    (AVAILABILITY.id, "Time to restore"): Place("Outages", "/outages"),
}


def reckoned(process: Process, measure: str) -> Place | None:
    """Where a measure stands; None while people reckon it by hand."""
    return PLACES.get((process.id, measure))
