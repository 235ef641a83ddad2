"""What a life allows, and what ways say of it."""

from armillary.kernel.registry import record_types
from armillary.transformation.conformance.lives import START, Life, Step
from armillary.transformation.conformance.rules import Lived, Taken

LIFE = Life.of(record_types()["incidents"])
LOGGED = Step("log", START, "new")
TAKEN, STARTED = Step("take", "new", "assigned"), Step("start", "assigned", "in_progress")
RESOLVED, HELD_NEW = Step("resolve", "in_progress", "resolved"), Step("hold", "new", "on_hold")


def lived(*ways: tuple[int, tuple[Step, ...]]) -> Lived:
    return Lived(LIFE, tuple(Taken(str(n), steps, often) for n, (often, steps) in enumerate(ways)))


def test_a_way_that_the_life_allows_fits() -> None:
    found = lived((9, (LOGGED, TAKEN, STARTED, RESOLVED)))

    assert (found.fitness, found.deviating_cases, found.deviating) == (1, 0, ())


def test_fitness_is_that_of_all_tokens_together() -> None:
    found = lived((9, (LOGGED, TAKEN, STARTED, RESOLVED)), (1, (LOGGED, HELD_NEW)))

    whole = found.whole
    assert whole is not None
    assert (whole.produced, whole.consumed, whole.missing, whole.remaining) == (48, 48, 1, 1)
    assert found.fitness == 1 - 1 / 48
    assert found.deviating_cases == 1


def test_what_makes_a_record_may_be_any_verb_that_makes_it_where_records_begin() -> None:
    made = Step("written_by_a_job", START, "new")

    assert lived((1, (made, TAKEN))).fitness == 1
    assert lived((1, (Step("log", START, "resolved"),))).fitness == 0.5


def test_every_step_is_told_as_allowed_odd_or_never_taken() -> None:
    found = lived((199, (LOGGED, TAKEN, STARTED)), (1, (LOGGED, HELD_NEW)))

    used = {each.step: each for each in found.used}
    assert next(each.step for each in found.used) == HELD_NEW
    assert (used[HELD_NEW].allowed, used[HELD_NEW].is_odd, used[HELD_NEW].part) == (
        False,
        True,
        0.005,
    )
    assert (used[TAKEN].often, used[TAKEN].is_odd) == (199, False)
    assert RESOLVED in found.unused
    assert found.coverage.part == 3


def test_each_type_can_be_lived() -> None:
    for kind in record_types().values():
        life = Life.of(kind)
        assert Life.of(kind) is life
        assert all(life.allows(step) for step in life.steps)
        assert {step.after for step in life.moves} <= set(kind.states.values)
