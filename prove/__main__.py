"""`python3 run.py prove`: try the promises one after another and say what came out."""

import json
import logging
import os
import signal
import sys
import time
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

from prove.house import House, house
from prove.promise import Figure, Promise, Size


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one promise."""

    promise: str
    words: str
    seconds: float
    figures: Sequence[Figure]

    @property
    def kept(self) -> bool:
        return bool(self.figures) and all(figure.kept for figure in self.figures)


def main() -> int:
    """0 when every promise was kept, 1 when one was broken, 2 when none of that name is known."""
    asked = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.environ["DJANGO_SETTINGS_MODULE"] = "armillary.site.settings"
    with house() as first:
        os.environ["ARMILLARY_DATA"] = str(first.folder.path)
        import_module("django").setup()
        logging.disable(logging.WARNING)
        import_module("django.conf").settings.ALLOWED_HOSTS.append("testserver")
        chosen = _chosen(import_module("prove.promises").PROMISES, asked.promises)
        if not chosen:
            print("There is no such promise.", file=sys.stderr)
            return 2
        print(f"seed {asked.seed}, {'short' if asked.short else 'whole'}\n", flush=True)
        size = Size(short=asked.short, seed=asked.seed)
        outcomes = [_tried(each, first, size) for each in chosen]
    if asked.json:
        asked.json.write_text(json.dumps([asdict(each) for each in outcomes], indent=2))
    broken = [each.promise for each in outcomes if not each.kept]
    print(f"\n{len(outcomes) - len(broken)} kept, {len(broken)} broken {' '.join(broken)}")
    return 1 if broken else 0


def arguments() -> Namespace:
    parser = ArgumentParser("run.py prove", description=main.__doc__)
    parser.add_argument("promises", nargs="*", metavar="P01", help="only these promises")
    parser.add_argument("--short", action="store_true", help="a small part of each trial")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="where chance begins")
    parser.add_argument("--json", type=Path, help="write the outcome there too")
    return parser.parse_args()


def _chosen(promises: Iterable[Promise], asked: Sequence[str]) -> list[Promise]:
    return [each for each in promises if not asked or each.id in asked]


def _tried(promise: Promise, ours: House, size: Size) -> Outcome:
    """Try one promise; what breaks its trial breaks the promise and no other."""
    print(f"{promise.id}  {promise.words}", flush=True)
    started = time.monotonic()
    import_module("django.db").connections.close_all()
    try:
        figures = list(promise.trial(ours, size))
    except Exception as error:  # noqa: BLE001  the next promise is tried all the same
        traceback.print_exc()
        figures = [Figure("the trial", "to end", f"{type(error).__name__}: {error}", kept=False)]
    outcome = Outcome(promise.id, promise.words, time.monotonic() - started, figures)
    for figure in figures:
        sign = "✓" if figure.kept else "✗"
        print(f"  {sign} {figure.what}: {figure.reached} (asked: {figure.asked})")
    print(f"  {outcome.seconds:.0f} s", flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
