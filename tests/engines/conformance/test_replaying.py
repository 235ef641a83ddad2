"""Token replay and alignment."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.engines.conformance import (
    Happened,
    Move,
    Net,
    Replay,
    Share,
    Transition,
    align,
    net_of,
    precision,
    replay,
    together,
)

ORDERED = net_of(
    (
        Transition("a", ("start",), ("p1",)),
        Transition("c", ("p1",), ("p2",)),
        Transition("d", ("p2",), ("p3",)),
        Transition("e", ("p3",), ("p4",)),
        Transition("h", ("p4",), ("end",)),
    )
)
AT_ONCE = net_of(
    (
        Transition("a", ("start",), ("p1", "p2")),
        Transition("c", ("p1",), ("p3",)),
        Transition("d", ("p2",), ("p4",)),
        Transition("e", ("p3", "p4"), ("p5",)),
        Transition("h", ("p5",), ("end",)),
    )
)


def played(net: Net, trace: str, start: str = "start", end: str = "end") -> Replay:
    return replay(net, [Happened(label, "") for label in trace], start=start, end=end)


@pytest.mark.parametrize(
    ("net", "trace", "produced", "consumed", "missing", "remaining", "fitness"),
    [
        (AT_ONCE, "acdeh", 7, 7, 0, 0, 1),
        (AT_ONCE, "adceh", 7, 7, 0, 0, 1),
        (ORDERED, "acdeh", 6, 6, 0, 0, 1),
        (ORDERED, "adceh", 6, 6, 1, 1, 5 / 6),
        (ORDERED, "ac", 3, 3, 1, 1, 2 / 3),
        (AT_ONCE, "aeh", 5, 5, 2, 2, 3 / 5),
        (ORDERED, "", 1, 1, 1, 1, 0),
    ],
)
def test_tokens_are_counted_as_by_hand(
    net: Net,
    trace: str,
    produced: int,
    consumed: int,
    missing: int,
    remaining: int,
    fitness: float,
) -> None:
    """The fourth is <a,d,c,e,h> on the ordered net of van der Aalst's textbook: 0.8333."""
    found = played(net, trace)

    counted = (found.produced, found.consumed, found.missing, found.remaining)
    assert counted == (produced, consumed, missing, remaining)
    assert found.fitness == pytest.approx(fitness)


def test_what_no_transition_stands_for_lacks_a_token_and_goes_on_from_where_it_came() -> None:
    trace = [Happened("a", "p1"), Happened("x", "p2"), Happened("d", "p3")]

    found = replay(ORDERED, trace, start="start", end="p3")

    assert (found.missing, found.remaining, found.astray) == (1, 1, (1,))


def test_a_log_weighs_its_cases_by_their_tokens() -> None:
    good, bad = played(ORDERED, "acdeh"), played(ORDERED, "adceh")

    both = together([(good, 9), (bad, 1)])

    assert both is not None
    assert both.fitness == pytest.approx(1 - 1 / 60)
    assert together([]) is None


PLACES = "uvwxyz"
LIVES = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from(PLACES), st.sampled_from(PLACES)),
    min_size=1,
    max_size=12,
    unique=True,
)


def life(steps: list[tuple[str, str, str]]) -> Net:
    return net_of(Transition(f"{label}{to}", (at,), (to,)) for label, at, to in steps)


@given(LIVES, st.data())
def test_what_a_life_generates_fits_it_and_needs_no_mending(
    steps: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    start = place = steps[0][1]
    trace: list[Happened] = []
    for _ in range(data.draw(st.integers(0, 8))):
        onward = [each for each in steps if each[1] == place]
        if not onward:
            break
        label, _, place = data.draw(st.sampled_from(onward))
        trace.append(Happened(f"{label}{place}", place))

    found = replay(life(steps), trace, start=start, end=place)

    assert (found.fitness, found.astray, found.fits) == (1, (), True)


@given(LIVES, st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(PLACES)), max_size=8))
def test_tokens_are_neither_lost_nor_made(
    steps: list[tuple[str, str, str]], happened: list[tuple[str, str]]
) -> None:
    trace = [Happened(f"{label}{to}", to) for label, to in happened]
    end = trace[-1].came_to if trace else "u"

    found = replay(life(steps), trace, start="u", end=end)

    assert found.produced + found.missing == found.consumed + found.remaining
    assert 0 <= found.fitness <= 1
    assert found.fits is (found.fitness == 1)
    assert found == slowly(steps, trace, end)


def slowly(steps: list[tuple[str, str, str]], trace: list[Happened], end: str) -> Replay:
    """The same with a plain list of tokens."""
    tokens, missing, astray = ["u"], 0, []
    for number, happened in enumerate(trace):
        sources = [at for label, at, to in steps if f"{label}{to}" == happened.label]
        source = next((at for at in sources if at in tokens), None)
        if source is None:
            missing += 1
            astray.append(number)
        else:
            tokens.remove(source)
        tokens.append(happened.came_to)
    if end in tokens:
        tokens.remove(end)
    else:
        missing += 1
    number = len(trace) + 1
    return Replay(number, number, missing, len(tokens), tuple(astray))


WAYS = {"new": [("take", "open"), ("drop", "gone")], "open": [("solve", "done")]}


@pytest.mark.parametrize(
    ("trace", "end", "cost", "moves"),
    [
        ("take solve", "done", 0, [(Move.BOTH, "take"), (Move.BOTH, "solve")]),
        ("solve", "done", 1, [(Move.ONLY_ALLOWED, "take"), (Move.BOTH, "solve")]),
        (
            "take take solve",
            "done",
            1,
            [(Move.BOTH, "take"), (Move.ONLY_DONE, "take"), (Move.BOTH, "solve")],
        ),
        ("solve", "gone", 2, None),
    ],
)
def test_the_cheapest_mending_is_found(
    trace: str, end: str, cost: int, moves: list[tuple[Move, str]] | None
) -> None:
    found = align(WAYS, trace.split(), start="new", end=end)

    assert found is not None
    assert found.cost == cost
    assert moves is None or sorted(found.moves, key=str) == sorted(moves, key=str)


def test_nothing_mends_a_way_to_where_no_way_leads() -> None:
    assert align(WAYS, ["take"], start="done", end="new") is None


@given(st.lists(st.sampled_from(["take", "drop", "solve", "other"]), max_size=3))
def test_no_mending_is_cheaper(trace: list[str]) -> None:
    found = align(WAYS, trace, start="new", end="done")

    assert found is not None
    assert found.cost == cheapest(trace, ["take", "solve"])
    left = [label for move, label in found.moves if move is not Move.ONLY_DONE]
    assert left == ["take", "solve"]
    assert [label for move, label in found.moves if move is not Move.ONLY_ALLOWED] == trace


def cheapest(trace: list[str], way: list[str]) -> int:
    """Only one way leads there: what the two have in common, in order, costs nothing."""
    kept = 0
    for chosen in product((False, True), repeat=len(trace)):
        part = [label for label, is_kept in zip(trace, chosen, strict=True) if is_kept]
        rest = iter(way)
        if all(label in rest for label in part):
            kept = max(kept, len(part))
    return len(trace) + len(way) - 2 * kept


DONE = st.dictionaries(
    st.tuples(st.sampled_from("uvw"), st.sampled_from("abc")), st.integers(1, 20)
)
ALLOWED = st.dictionaries(st.sampled_from("uvw"), st.sets(st.sampled_from("abc"), min_size=1))


@given(DONE, ALLOWED)
def test_precision_is_the_mean_over_everything_that_was_done(
    done: dict[tuple[str, str], int], allowed: dict[str, set[str]]
) -> None:
    fitting = {key: n for key, n in done.items() if key[1] in allowed.get(key[0], ())}
    events = [at for (at, _), n in fitting.items() for _ in range(n)]
    used = Counter(at for at, _ in fitting)

    found = precision(done, allowed)

    if not events:
        assert found is None
    else:
        parts = [used[at] / len(allowed[at]) for at in events]
        assert found == pytest.approx(sum(parts) / len(parts))


def test_precision_is_whole_when_all_that_is_allowed_is_done() -> None:
    assert precision({("u", "a"): 1, ("u", "b"): 99}, {"u": {"a", "b"}}) == 1
    assert precision({("u", "a"): 1, ("u", "x"): 99}, {"u": {"a", "b"}}) == 0.5


def test_a_share_is_a_part_of_a_whole() -> None:
    assert (Share(1, 4) + Share(0, 1)).value == 0.2
    assert Share(0, 0).value is None
    with pytest.raises(ValueError, match="no part"):
        Share(2, 1)
