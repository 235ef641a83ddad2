"""Conformance at a glance: what this package does by itself."""

from armillary.fittings.house_rules import declare
from armillary.kernel.declarations import Process, Schedule
from armillary.transformation.conformance import borders
from armillary.transformation.conformance.counting import count_ways
from armillary.transformation.conformance.judging import judge

PROCESS = Process(
    id="transformation",
    records=(),
    schedule=(
        Schedule("Keep the ways of records", every=10, job=count_ways),
        Schedule("Judge by the rules of the house", every=30, job=judge),
    ),
)

declare(*borders.RULES)
