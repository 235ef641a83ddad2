"""Change management in the demo: a year of changes, and what comes next."""

from armillary.demo.parts.changes.caused import CAUSED
from armillary.demo.parts.changes.part import PART

__all__ = ["CAUSED", "PART"]
