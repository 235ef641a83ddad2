"""What service-level management does by itself: it ends, tells what runs out, and learns."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import agreements, editions
from armillary.assurance.service_level.queries.measuring import curves, stakes
from armillary.assurance.service_level.rules.measuring import learning
from armillary.assurance.service_level.rules.standing import (
    BEFORE,
    last_day_for_notice,
    reminders,
)
from armillary.fittings.clocks import declared
from armillary.fittings.notifications.telling import News, subject_of, tell_all
from armillary.fittings.notifications.vocabulary import What
from armillary.kernel.acts import Act
from armillary.kernel.errors import WrongState
from armillary.kernel.jobs import known
from armillary.kernel.jobs.queue import defer
from armillary.kernel.lifecycle.enacting import transaction_of
from armillary.people.models import Person

WAIVER_BEFORE = timedelta(days=14)
LEARN = "service levels: learn how long cases last"


def learn_how_long_cases_last(act: Act) -> int:
    """Each clock is a job of its own: one that fails keeps no other from being learnt."""
    there = list(curves.clocks_everywhere())
    for slug, clock in there:
        defer(LEARN, {"record_type": slug, "clock": clock}, key=f"{LEARN}: {slug}, {clock}")
    return len(there)


def _learn(act: Act, arguments: Mapping[str, Any]) -> int:
    slug, clock = arguments["record_type"], arguments["clock"]
    clocks = declared.of_slug(slug)
    if clocks is None:
        return 0
    cases = curves.cases(clocks, clock, act.at)
    curves.keep(slug, clock, learning.learn(cases), learning.trial(cases), act.at)
    return len(cases)


known.learn(LEARN, _learn)


def reckon_what_is_at_stake(act: Act) -> int:
    """Let records hold what one must expect to pay for them; how many hold another amount now."""
    with transaction_of(act):
        return sum(
            stakes.reckon_anew(clocks, act.at) for clocks in declared.everywhere() if clocks.stake
        )


def expire_what_is_over(act: Act) -> int:
    """End each agreement whose last day is over; how many those were."""
    ended = 0
    for agreement in agreements.ended(act.at.date()):
        try:
            actions.expire(agreement, act)
        except WrongState:  # somebody ended it while we were looking
            continue
        ended += 1
    return ended


def tell_what_runs_out(act: Act) -> int:
    """Tell the owners which agreements come to their end, and which waivers; how many are told."""
    today = act.at.date()
    news = [
        _news(each, each.owner, _says(each, today))
        for each in agreements.near_their_end(today, max(BEFORE))
        if each.owner and agreements.not_told(each, reminders(each, today), act.at)
    ]
    waivers = editions.waivers_that_end(today + WAIVER_BEFORE)
    for waiver in waivers:
        owner, says = waiver.agreement.owner, f"Its waiver ends on {waiver.until}"
        if owner:
            news.append(_news(waiver.agreement, owner, says))
    editions.mark_told(waivers, act.at)
    return tell_all(act, news)


def _says(agreement: Agreement, today: date) -> str:
    notice = last_day_for_notice(agreement)
    if notice is not None and notice >= today:
        return f"Ends on {agreement.valid_until}; notice or a successor by {notice}"
    return f"Ends on {agreement.valid_until}; it is too late for notice"


def _news(agreement: Agreement, person: Person, text: str) -> News:
    return News(
        person=person.pk,
        what=What.TASK_DUE,
        text=text,
        about=subject_of(agreement),
        internal=True,
    )
