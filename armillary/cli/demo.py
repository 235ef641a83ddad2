"""`armillary demo`: from nothing to a product that runs, with people in it or without."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from threading import Thread
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from armillary.cli import install, serve
from armillary.cli.exposure import refuses
from armillary.cli.progress import Progress
from armillary.demo.load import WHO, is_loaded, load, progress
from armillary.demo.plan.world import Size
from armillary.kernel.access import first_rows
from armillary.kernel.access.links import sign_in_link

PATIENCE = 30.0


def run(asked: Namespace) -> int:
    """Make ready what is not, say how to sign in, and serve."""
    if refuses(asked.host, demo=not asked.no_demo):
        return 2
    say = Progress()
    say("installing the schema and the rules")
    install.run(asked)
    address = f"http://{asked.host}:{asked.port}"
    if asked.no_demo:
        way_in = _one_time_link(address)
    else:
        if not is_loaded():
            load(datetime.now(UTC), say, Size.SMALL if asked.small else Size.FULL)
        way_in = _who_is_who()
    Thread(target=_announce, args=(address, way_in, say), daemon=True).start()
    return serve.run(asked)


def _tell_of_the_past(say: Progress) -> None:
    """The older history comes in beside: say so in the beginning, by quarters, and in the end."""
    told = -1
    while (now := progress()) is not None:
        quarter = now.done * 4 // now.of
        if quarter > told:
            say(f"older history: {now.done} of {now.of} portions; all works meanwhile")
            told = quarter
        sleep(2)
    if told >= 0:
        say("older history: all of it is there")


def _one_time_link(address: str) -> str:
    now = datetime.now(UTC)
    administrator = first_rows.administrator(now)
    return (
        f"Sign in once as {administrator.email} by this link (it lasts a day):\n"
        f"  {address}{sign_in_link(administrator, now)}"
    )


def _who_is_who() -> str:
    lines = [f"  {who.email:<28} {who.password}   {who.part}" for who in WHO]
    return "Sign in as one of these (address, password):\n" + "\n".join(lines)


def _announce(address: str, way_in: str, say: Progress) -> None:
    """Wait until the first page is served, then say where it is."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        try:
            urlopen(f"{address}/sign-in", timeout=2).close()  # noqa: S310
        except (URLError, OSError):
            sleep(0.1)
            continue
        say(f"ready at {address}")
        print(f"\n{way_in}\n\nStop with Ctrl+C.", file=sys.stdout, flush=True)
        _tell_of_the_past(say)
        return
    say(f"{address} does not answer yet; run `armillary doctor` in another window")
