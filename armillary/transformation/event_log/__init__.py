"""The journal as an object-centric event log (OCEL 2.0), for the tools of those who mine processes.

The standard: Berti and others, "OCEL (Object-Centric Event Log) 2.0 Specification", RWTH Aachen
2023, arXiv:2403.01975. Its events are our lines, its event types our verbs on a record type, its
objects our records, its object types our record types.
"""

from armillary.transformation.event_log.writing import write

__all__ = ["write"]
