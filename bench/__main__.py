"""`python3 run.py bench`: serve a filled house, call it, and print how long everything takes."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench import drawing, packages, table
from bench.houses import facts_of, kept
from bench.meter import Meter
from bench.once import Figure, figures
from bench.rounds import Bench, Measured, chosen
from prove.house import ROOT

SIZE, MILLION, SMALL = 100_000, 1_000_000, 10_000
GROWTH = 1.5


def main() -> int:
    """0 when it was measured, whatever came out: a busy machine misses any goal."""
    asked = arguments()
    sizes = (SMALL, asked.size) if asked.growth else (asked.size,)
    print(table.load(), flush=True)
    with ExitStack() as stack:
        benches = []
        for size in sizes:
            house = stack.enter_context(kept(asked.data, size, items_of(size, asked)))
            facts = facts_of(house)
            stack.enter_context(house.served())
            benches.append(Bench(house, facts, Meter(house), asked.seconds))
        measured = measure(benches, asked)
        plots = list(drawing.figures(benches[-1])) if asked.graph else []
    _print(sizes, measured)
    once = [*plots, *([] if asked.growth else _once(asked))]
    for figure in once:
        print(figure.line)
    print(table.load())
    if asked.json:
        _write(asked.json, sizes, measured, once)
    return 0


def _once(asked: Namespace) -> Iterator[Figure]:
    """What is measured once, in houses of its own."""
    yield from figures(asked.only)
    if packages.ID in asked.only or asked.packages:
        yield from packages.figures()


def items_of(size: int, asked: Namespace) -> int:
    """How many configuration items a house has: as many as the goals speak of."""
    return asked.items or (MILLION if size >= MILLION else SMALL)


def measure(benches: Sequence[Bench], asked: Namespace) -> list[list[Measured]]:
    """All workloads, in rounds, so that a noisy minute does not fall on one of them alone."""
    items = 0 if asked.growth else items_of(asked.size, asked)
    found = [[Measured(each) for each in chosen(asked.only, items)] for _ in benches]
    for number in range(asked.rounds):
        for bench, ones in zip(benches, found, strict=True):
            for one in ones:
                one.rounds.append(bench.measure(one.workload))
        print(f"round {number + 1} of {asked.rounds} done, {table.load()}", flush=True)
    return found


def _print(sizes: Sequence[int], measured: Sequence[Sequence[Measured]]) -> None:
    for size, ones in zip(sizes, measured, strict=True):
        print(f"\n{size:,} incidents, best of the rounds; times in ms")
        print("\n".join(table.lines(ones)))
    if len(measured) > 1:
        print(f"\nW9: {sizes[-1]:,} incidents against {sizes[0]:,}")
        print("\n".join(table.growth(measured[0], measured[-1], GROWTH)))
    print()


def _write(
    path: Path,
    sizes: Sequence[int],
    measured: Sequence[Sequence[Measured]],
    once: Sequence[Figure],
) -> None:
    told: dict[str, Any] = {
        f"{size}": [each.told() for each in ones]
        for size, ones in zip(sizes, measured, strict=True)
    }
    path.write_text(json.dumps(told | {"once": [each._asdict() for each in once]}, indent=1))


def arguments() -> Namespace:
    parser = ArgumentParser("run.py bench", description=main.__doc__)
    parser.add_argument("--size", type=int, default=SIZE, help="so many incidents (100,000)")
    parser.add_argument("--items", type=int, help="so many configuration items (10,000)")
    parser.add_argument(
        "--million",
        dest="size",
        action="store_const",
        const=MILLION,
        help="1,000,000 incidents, and items",
    )
    parser.add_argument(
        "--growth", action="store_true", help="against a house of 10,000, in the same rounds"
    )
    parser.add_argument(
        "--packages", action="store_true", help="W6e: the packages of Debian, taken over and asked"
    )
    parser.add_argument(
        "--graph", action="store_true", help="2,000 nodes in a browser: first plot and frames"
    )
    parser.add_argument("--only", type=_named, default=(), metavar="W1,W2a", help="only these")
    parser.add_argument("--rounds", type=int, default=3, help="so often; the best counts (3)")
    parser.add_argument("--seconds", type=float, default=3, help="for each figure (3)")
    parser.add_argument("--data", type=Path, default=ROOT / ".bench", help="where houses are kept")
    parser.add_argument("--json", type=Path, help="write every round there too")
    return parser.parse_args()


def _named(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


if __name__ == "__main__":
    sys.exit(main())
