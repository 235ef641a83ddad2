"""Live updates: what happens in the database is told at once to the pages that show it."""

from armillary.web.live.stream import live

__all__ = ["live"]
