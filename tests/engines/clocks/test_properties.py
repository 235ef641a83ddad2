"""What is true of clocks whatever happens: no second is lost, and pauses only help."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.clocks import (
    Kind,
    Mark,
    Phase,
    State,
    Terms,
    explained,
    marked,
    reckon,
    totals,
)
from armillary.engines.worktime import between, due
from tests.engines.worktime.test_properties import END, START, calendars

moments = st.integers(START, END - 40_000_000)
reasons = st.sampled_from(("", "vendor", "caller"))
targets = st.integers(0, 2_000_000)
stories = st.lists(
    st.builds(Mark, moments, st.sampled_from(Phase), reasons), min_size=1, max_size=8
)
terms = st.builds(
    Terms, moments, targets, calendars(), st.just((50, 80)), retroactive=st.booleans()
)


def marks_of(story: list[Mark]) -> tuple[Mark, ...]:
    marks: tuple[Mark, ...] = ()
    for each in story:
        marks = marked(marks, each)
    return marks


@given(stories)
def test_marks_stand_in_the_order_of_time_and_none_repeats_the_one_before(
    story: list[Mark],
) -> None:
    for one, next_ in pairwise(marks_of(story)):
        assert one.at < next_.at
        assert (one.phase, one.reason) != (next_.phase, next_.reason)


@given(stories, st.lists(terms, min_size=1, max_size=3), moments)
def test_every_second_is_explained_once(
    story: list[Mark], promises: list[Terms], since: int
) -> None:
    marks, until = marks_of(story), since + 30_000_000
    segments = explained(marks, promises, since, until, [(since + 1000, "Mia")])

    assert sum(totals(segments).values()) == until - since
    assert all(one.end == next_.start for one, next_ in pairwise(segments))
    assert (segments[0].start, segments[-1].end) == (since, until)


@given(stories, terms)
def test_what_is_counted_is_what_was_spent(story: list[Mark], promise: Terms) -> None:
    marks = marks_of(story)
    found = reckon(marks, [promise])

    told = totals(explained(marks, [promise], START - 1, marks[-1].at))

    assert told[Kind.COUNTED] + told[Kind.LATE] == found.spent
    assert told[Kind.LATE] == max(0, found.spent - promise.target)


@given(stories, terms)
def test_late_is_who_spent_more_than_was_promised(story: list[Mark], promise: Terms) -> None:
    marks = (*marks_of(story), Mark(END, Phase.DONE))
    found = reckon(marks, [promise])

    assert (found.state == State.MISSED) == (found.spent > promise.target)
    assert (found.breached is not None) == (found.spent > promise.target)


@given(moments, st.integers(0, 500_000), st.integers(1, 500_000), terms)
def test_a_pause_never_shortens(start: int, after: int, lasted: int, promise: Terms) -> None:
    plain = [Mark(start, Phase.RUNS)]
    pause = [Mark(start + after, Phase.PAUSED), Mark(start + after + lasted, Phase.RUNS)]
    story = marks_of([*plain, *pause])

    without, with_ = reckon(plain, [promise]), reckon(story, [promise])

    assert without.due is None or with_.due is None or with_.due >= without.due
    assert without.due == due(promise.calendar, without.started, promise.target)


@given(stories, terms, moments)
def test_a_clock_goes_on_from_where_it_stood(
    story: list[Mark], promise: Terms, moment: int
) -> None:
    """What was spent until a mark, and what is counted since, are what is spent until the next."""
    marks = marks_of(story)
    before = reckon(marks, [promise])
    later = max(moment, marks[-1].at + 1)

    after = reckon((*marks, Mark(later, Phase.DONE)), [promise])

    since = before.running_since
    fresh = between(promise.calendar, since, later) if since is not None else 0
    assert after.spent == before.spent + fresh
