"""Telling open pages that the counts have moved: they look again, after the commit."""

from armillary.kernel.journal.announcing import News, announce

FLOW = "flow"
"""The topic of whoever looks at what is counted; only the provider's people hear of it."""


def tell() -> None:
    """Have the pages that show counts look at them again."""
    announce((News(type=FLOW, id=0, verb="count", organisation=0),))
