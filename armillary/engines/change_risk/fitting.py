"""By how much each fact moves the odds of failure, learnt from changes that are over."""

from collections.abc import Sequence
from math import exp, log

ROUNDS, ENOUGH = 50, 1e-9


def fitted(
    facts: Sequence[Sequence[float]],
    bases: Sequence[float],
    failed: Sequence[bool],
    before: Sequence[float],
    trust: float = 4.0,
) -> list[float]:
    """The factor of the odds for one of each fact: logistic regression by Newton's method.

    `bases` are the chances that the changes had without the facts, `before` the factors that were
    believed until now. They hold as firmly as `trust` says, so that a few changes move them little
    and a fact that was never seen stays as it was.
    """
    believed = [log(factor) for factor in before]
    weights, offsets = list(believed), [log(base / (1 - base)) for base in bases]
    for _ in range(ROUNDS):
        steps = _steps(weights, facts, offsets, failed, believed, trust)
        weights = [weight + step for weight, step in zip(weights, steps, strict=True)]
        if max(map(abs, steps), default=0.0) < ENOUGH:
            break
    return [exp(weight) for weight in weights]


def _steps(
    weights: Sequence[float],
    facts: Sequence[Sequence[float]],
    offsets: Sequence[float],
    failed: Sequence[bool],
    believed: Sequence[float],
    trust: float,
) -> list[float]:
    many = range(len(weights))
    slope = [trust * (believed[at] - weights[at]) for at in many]
    bend = [[trust * (row == column) for column in many] for row in many]
    for row, offset, fails in zip(facts, offsets, failed, strict=True):
        said = _share(offset + sum(weights[at] * row[at] for at in many))
        for at in many:
            slope[at] += (fails - said) * row[at]
            for other in many:
                bend[at][other] += said * (1 - said) * row[at] * row[other]
    return _solved(bend, slope)


def _share(of: float) -> float:
    return 1 / (1 + exp(-of)) if of >= 0 else exp(of) / (1 + exp(of))


def _solved(rows: list[list[float]], right: list[float]) -> list[float]:
    """By elimination; the matrix is positive definite, so that no pivot is nought."""
    table = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for at, pivot in enumerate(table):
        for row in table[at + 1 :]:
            factor = row[at] / pivot[at]
            for column in range(at, len(row)):
                row[column] -= factor * pivot[column]
    found = [0.0] * len(table)
    for at in reversed(range(len(table))):
        known = sum(table[at][column] * found[column] for column in range(at + 1, len(table)))
        found[at] = (table[at][-1] - known) / table[at][at]
    return found
