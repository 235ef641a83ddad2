"""What the page of an agreement tells beside what every record tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from armillary.assurance.service_level.models import Agreement, Edition, Objective, StandardService
from armillary.assurance.service_level.queries import agreements, catalogue, editions, feasibility
from armillary.assurance.service_level.queries.wording import hours_of, other_side, price
from armillary.assurance.service_level.rules.fitting import Match
from armillary.assurance.service_level.rules.standing import binds
from armillary.assurance.service_level.rules.targets import plain
from armillary.assurance.service_level.vocabulary import (
    ONE_SIDED,
    WORKED_ON,
    Fit,
    Kind,
    Side,
    Window,
)
from armillary.engines.feasibility import Verdict
from armillary.engines.lengths import exactly
from armillary.kernel.acts import Act
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment
from armillary.web.values.states import state

AGREEMENTS = "agreements"
WORDS = {
    Verdict.FAILS: ("Not supported", "bad", "circle-x"),
    Verdict.DOUBTFUL: ("Doubtful", "waiting", "alert-triangle"),
    Verdict.UNKNOWN: ("Not enough evidence", "new", "circle-dashed"),
    Verdict.HOLDS: ("Supported", "done", "circle-check"),
}
FITS = {
    Fit.MET: ("done", "circle-check"),
    Fit.SHORT: ("waiting", "alert-triangle"),
    Fit.MISSING: ("bad", "circle-x"),
}


@dataclass(frozen=True, slots=True)
class Promise:
    """An objective in a line."""

    url: str
    number: str
    statement: str
    service: str
    window: str
    hours: str
    credit: str
    normal: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in a line: its word, tone and picture, of what, and the sentence."""

    label: str
    tone: str
    icon: str
    about: str
    says: str


@dataclass(frozen=True, slots=True)
class Chained:
    """An agreement that this one rests on, or that rests on this one."""

    url: str
    number: str
    name: str
    party: str
    hours: str
    handover: str
    state: State
    binds: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """A side, and who has signed for it."""

    side: str
    party: str
    name: str
    moment: Moment | None
    note: str


@dataclass(frozen=True, slots=True)
class Worded:
    """An edition in a line; `agreed` where it binds, or did."""

    key: str
    label: str
    by: str
    moment: Moment
    agreed: bool
    paper_url: str
    redline_url: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A level of the catalogue, and how it meets each need."""

    url: str
    name: str
    price: str
    score: int
    chosen: bool
    cells: tuple[Told, ...]


def promises(agreement: Agreement) -> list[Promise]:
    """Its objectives."""
    return [_promise(each, agreement) for each in agreements.objectives(agreement)]


def words(agreement: Agreement) -> list[tuple[str, str]]:
    """What both sides agree on besides, in their words."""
    said = (
        ("Duties of the other side", agreement.duties),
        ("Exclusions", agreement.exclusions),
        ("Options", agreement.options),
    )
    return [(label, text) for label, text in said if text.strip()]


def findings(agreement: Agreement, act: Act) -> list[Told]:
    """Whether it can be kept, the worst first."""
    order = list(WORDS)
    found = feasibility.check(agreement, act).findings
    same: dict[tuple[Verdict, str], list[str]] = {}
    for each in sorted(found, key=lambda each: order.index(each.verdict)):
        same.setdefault((each.verdict, each.says), []).append(each.about)
    return [
        Told(*WORDS[verdict], about[0] if len(about) == 1 else f"{len(about)} objectives", says)
        for (verdict, says), about in same.items()
    ]


def rests_on(agreement: Agreement, act: Act) -> Iterator[Chained]:
    """What its promises need, in the order of hand-overs."""
    for each in agreements.backings(agreement):
        yield _chained(each.by, act, exactly(each.handover) if each.handover else "")


def carries(agreement: Agreement, act: Act) -> Iterator[Chained]:
    """The agreements whose promises need this one."""
    for each in agreements.resting_on(agreement):
        yield _chained(each, act, "")


def signatures(agreement: Agreement, proposed: Edition | None) -> list[Signed]:
    """Each side that must sign, and who did; the parties are called as in what was proposed."""
    provider = proposed.document["provider"] if proposed else agreements.provider()
    found = {each.side: each for each in editions.signatures(agreement)}
    sides = (Side.OURS,) if agreement.kind in ONE_SIDED else tuple(Side)
    other = other_side(agreement)
    made = []
    for side in sides:
        signature = found.get(side)
        by = signature.recorded_by if signature else None
        made.append(
            Signed(
                side.label,
                provider if side is Side.OURS else other,
                signature.name if signature else "",
                moment(signature.at) if signature else None,
                f"on paper, recorded by {by.name}" if by else "",
            )
        )
    return made


def worded(agreement: Agreement) -> list[Worded]:
    """The editions of this agreement and of those that it replaced, the newest first."""
    line = agreements.line_of(agreement)
    found = list(editions.editions_of(line))
    return [
        _worded(agreement, each, found[at + 1] if at + 1 < len(found) else None)
        for at, each in enumerate(found)
    ]


def offered(agreement: Agreement) -> list[Offered]:
    """The levels of the catalogue beside the needs."""
    return [
        Offered(
            f"/{AGREEMENTS}/{each.level.number}",
            each.level.name,
            price(each.level.price, each.level.currency),
            each.score,
            each.level.pk == agreement.chosen_id,
            tuple(_fit(match) for match in each.found),
        )
        for each in catalogue.offers_for(agreement)
    ]


def levels(service: StandardService) -> list[tuple[Agreement, list[Objective]]]:
    """The levels of a standard service, each with what it promises."""
    return [(each, list(agreements.objectives(each))) for each in catalogue.all_levels(service)]


def is_worked_on(agreement: Agreement) -> bool:
    """Whether its words may still change."""
    return agreement.state in WORKED_ON


def collects(agreement: Agreement) -> bool:
    """Whether it says what somebody needs."""
    return agreement.kind == Kind.REQUIREMENT


def _promise(each: Objective, agreement: Agreement) -> Promise:
    return Promise(
        f"/objectives/{each.number}",
        each.number,
        each.statement,
        each.covers.name if each.covers else "",
        Window(each.window).label.lower(),
        each.hours.name if each.hours else "",
        price(each.credit, agreement.currency),
        f"{plain(each.baseline.share)} %" if each.baseline and each.baseline.share else "",
    )


def _chained(each: Agreement, act: Act, handover: str) -> Chained:
    return Chained(
        f"/{AGREEMENTS}/{each.number}",
        each.number,
        each.name,
        other_side(each),
        hours_of(each),
        handover,
        state(AGREEMENTS, each.state),
        binds(each, act.at.date()),
    )


def _worded(agreement: Agreement, each: Edition, before: Edition | None) -> Worded:
    url, key = f"/{AGREEMENTS}/{agreement.number}", key_of(each)
    other = "" if each.agreement_id == agreement.pk else f" of {each.agreement.number}"
    return Worded(
        key,
        f"Edition {each.number}{other}",
        each.by.name,
        moment(each.at),
        each.agreed_at is not None,
        f"{url}/paper?edition={key}",
        f"{url}/redline?before={key_of(before)}&after={key}" if before else "",
    )


def key_of(edition: Edition) -> str:
    """By which addresses name an edition: its agreement and its number."""
    return f"{edition.agreement.number}.{edition.number}"


def _fit(found: Match) -> Told:
    tone, icon = FITS[found.fit]
    return Told(found.fit.label, tone, icon, found.need, found.offered)


def as_rows(found: Sequence[Offered], needs: Sequence[Promise]) -> list[tuple[Promise, list[Told]]]:
    """The needs, each with how the levels meet it."""
    return [(need, [each.cells[at] for each in found]) for at, need in enumerate(needs)]
