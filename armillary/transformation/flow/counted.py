"""The counts of all records, or of one organisation's: from the tables that the job keeps."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Case, Count, F, Max, Sum, Value, When
from django.db.models.functions import StrIndex, Substr

from armillary.transformation.flow.models import Deed, Passage, Performer, Standing
from armillary.transformation.flow.source import Passing, States, Step, Stood
from armillary.transformation.flow.span import Span

PROCESS = Substr("activity", 1, StrIndex("activity", Value(".")) - 1)
"""The process of an activity: what stands before the dot of its name."""


class Counted:
    """One statement for each question, whatever was counted. A Source."""

    def __init__(self, span: Span) -> None:
        self.span = span

    def steps(self, kinds: Collection[str], *, ever: bool) -> Iterable[Step]:
        """Moves between states."""
        rows = Deed.objects.filter(
            self.span.whose, day__lte=self.span.last, record_type__in=tuple(kinds)
        )
        rows = rows if ever else rows.filter(self.span.days)
        moved = rows.exclude(state_before=F("state_after"))
        kept = moved.values_list("record_type", "state_before", "state_after")
        return kept.annotate(total=Sum("lines"))

    def standing(self, states: States) -> Iterable[Stood]:
        """What stands where now."""
        every = {name for names in states.values() for name in names}
        rows = Standing.objects.filter(
            self.span.whose, record_type__in=tuple(states), state__in=tuple(every)
        )
        kept = rows.values_list("record_type", "state", "opened_on")
        for slug, name, opened_on, records in kept.annotate(total=Sum("records")):
            if name in states[slug]:
                yield slug, name, opened_on, records

    def performed(self) -> Iterable[tuple[str, int]]:
        """The activities of the period, each with its lines."""
        rows = Deed.objects.filter(self.span.days, self.span.whose).exclude(activity="")
        return rows.values_list("activity").annotate(total=Sum("lines"))

    def people(self, places: Mapping[str, str]) -> Mapping[str, int]:
        """Whoever did something, whomever they did it for."""
        rows = Performer.objects.filter(self.span.days).annotate(process=PROCESS)
        if any(process != place for process, place in places.items()):
            there = (When(process=each, then=Value(place)) for each, place in places.items())
            rows = rows.annotate(place=Case(*there))
        else:
            rows = rows.annotate(place=F("process"))
        told = rows.filter(process__in=tuple(places)).values_list("place")
        return dict(told.annotate(people=Count("person", distinct=True)))

    def performers(self, process: str) -> Iterable[tuple[str, int, int, date]]:
        """Who performed the activities of a process."""
        rows = Performer.objects.filter(activity__startswith=f"{process}.", day__lte=self.span.last)
        return rows.values_list("activity").annotate(
            lines=Sum("lines", filter=self.span.days, default=0),
            people=Count("person", distinct=True, filter=self.span.days),
            last=Max("day"),
        )

    def passages(self) -> Iterable[Passing]:
        """What hand-offs came into which state."""
        rows = Passage.objects.filter(self.span.whose, day__lte=self.span.last)
        kept = rows.values_list("edge", "from_process", "to_process", "state", "waited")
        return kept.annotate(
            within=Sum("handoffs", filter=self.span.days, default=0), ever=Sum("handoffs")
        )
