"""Who there is at Meridian: organisations, teams with their hours, people who come and go."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any

from armillary.demo.cast import CAST
from armillary.demo.names import Names, address

ROBOT = -1
LEAD = "Team lead"
LONGEST_LIFE = timedelta(days=60)
TURNOVER_A_YEAR = 0.11
VIPS = 0.02
REPRESENTATIVES = 2


@dataclass(frozen=True, slots=True)
class Crew:
    """A team: what it is for, and when it works."""

    name: str
    purpose: str
    begins: int = 7
    ends: int = 18
    weekend: bool = False
    is_desk: bool = False

    def works(self, at: datetime) -> bool:
        """Whether somebody of the team is at work."""
        if not self.weekend and at.weekday() >= 5:
            return False
        if self.begins < self.ends:
            return self.begins <= at.hour < self.ends
        return at.hour >= self.begins or at.hour < self.ends

    def next_at_work(self, at: datetime) -> datetime:
        """This moment, or the beginning of the next shift."""
        while not self.works(at):
            at = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return at


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody, from the day of joining to that of leaving."""

    key: int
    name: str
    email: str
    organisation: str
    since: datetime
    until: datetime | None = None
    title: str = ""
    phone: str = ""
    site: str = ""
    zone: str = "Europe/London"
    is_vip: bool = False
    roles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    weight: int = 1

    def is_here(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True)
class Company:
    """Everybody, by keys that are places in `people`."""

    organisations: tuple[str, ...]
    crews: tuple[Crew, ...]
    people: tuple[Human, ...]

    @cached_property
    def crew(self) -> Mapping[str, Crew]:
        return {each.name: each for each in self.crews}

    @cached_property
    def callers(self) -> Sequence[Human]:
        """Everybody who may call, those who call more often several times."""
        return [each for each in self.people for _ in range(each.weight) if not each.teams]

    def served(self, at: datetime) -> int:
        """How many may call at the moment."""
        came, went = self._turnstile
        return bisect_right(came, at) - bisect_right(went, at)

    @cached_property
    def _turnstile(self) -> tuple[Sequence[datetime], Sequence[datetime]]:
        people = [each for each in self.people if not each.teams]
        return sorted(e.since for e in people), sorted(e.until for e in people if e.until)

    @cached_property
    def members(self) -> Mapping[str, Sequence[Human]]:
        """The people of each team; visitors play them, so theirs is more of the work."""
        found: dict[str, list[Human]] = {each.name: [] for each in self.crews}
        for human in self.people:
            for team in human.teams:
                found[team] += [human] * human.weight
        return found

    def first_with(self, role: str, at: datetime) -> Human | None:
        """The first who holds a role and is here at the moment."""
        return next((each for each in self.people if role in each.roles and each.is_here(at)), None)

    def one_of(self, people: Sequence[Human], at: datetime, chance: Random) -> Human:
        """Somebody of these who is here now and does not leave before the matter is over."""
        while True:
            chosen = chance.choice(people)
            if chosen.is_here(at) and chosen.is_here(at + LONGEST_LIFE):
                return chosen


class Founding:
    """Brings a company into being: who was there at the beginning, who came and who went."""

    def __init__(self, begin: datetime, now: datetime, chance: Random, share: float) -> None:
        self.begin, self.now, self.chance, self.share = begin, now, chance, share
        self.named = (*CAST["lead"], *CAST["colleague"])
        self.names = iter(Names(chance, taken=[each["name"] for each in self.named]))
        self.people: list[Human] = []
        self.emails: set[str] = set()

    def company(self) -> Company:
        for team in CAST["team"]:
            self._staff(team)
        for organisation in CAST["organisation"]:
            self._customers(organisation)
        for each in self.named:
            self._known_by_name(each)
        crews = tuple(_crew(team) for team in CAST["team"])
        return Company(
            tuple(each["name"] for each in CAST["organisation"]), crews, tuple(self.people)
        )

    def _staff(self, team: Mapping[str, Any]) -> None:
        """The first of a team leads it and stays; some of the others were lent to those on call."""
        lent = [each["name"] for each in CAST["team"] if team["name"] in each.get("lent", ())]
        for place in range(max(2, self._scaled(team["people"])) if team["people"] else 0):
            self._add(
                organisation=CAST["provider"],
                domain=CAST["domain"],
                title=LEAD if place == 0 else "",
                roles=(*team["roles"], *(team.get("led", ()) if place == 0 else ())),
                teams=(team["name"], *(lent if place < 2 else ())),
                stays=place < 2,
            )

    def _customers(self, organisation: Mapping[str, Any]) -> None:
        for place in range(max(4, self._scaled(organisation["people"]))):
            department = self.chance.choice([*organisation["jobs"]])
            represents = place < REPRESENTATIVES
            self._add(
                organisation=organisation["name"],
                domain=organisation["domain"],
                title=f"{self.chance.choice(organisation['jobs'][department])}, {department}",
                site=self.chance.choice(organisation["sites"]),
                zone=organisation["zone"],
                is_vip=not represents and self.chance.random() < VIPS,
                roles=("caller", "customer-representative") if represents else (),
                stays=place < 3,
            )

    def _known_by_name(self, known: Mapping[str, Any]) -> None:
        organisation = known.get("organisation", CAST["provider"])
        stated = next((e for e in CAST["organisation"] if e["name"] == organisation), None)
        self._add(
            name=known["name"],
            organisation=organisation,
            domain=stated["domain"] if stated else CAST["domain"],
            title=known.get("title", ""),
            site=stated["sites"][0] if stated else "",
            roles=tuple(known["roles"]),
            teams=(known["team"], *known.get("also", ())) if "team" in known else (),
            stays=True,
            weight=6 if "team" in known else 12,
        )

    def _add(
        self, *, organisation: str, domain: str, stays: bool, name: str = "", **told: Any
    ) -> None:
        """One who leaves within the two years has a successor, who joins the same day."""
        since = self.begin
        while True:
            until = None if stays else self._leaves(since)
            self._enter(name or next(self.names), organisation, domain, since, until, told)
            if until is None:
                return
            since = until

    def _enter(
        self,
        name: str,
        organisation: str,
        domain: str,
        since: datetime,
        until: datetime | None,
        told: dict[str, Any],
    ) -> None:
        email = address(name, domain)
        if email in self.emails:
            email = email.replace("@", f".{len(self.people)}@")
        self.emails.add(email)
        phone = f"+44 1632 {self.chance.randrange(960000, 960999)}"
        key = len(self.people)
        human = Human(key, name, email, organisation, since, until, phone=phone, **told)
        self.people.append(human)

    def _leaves(self, since: datetime) -> datetime | None:
        days = self.chance.expovariate(TURNOVER_A_YEAR / 365)
        last = since + timedelta(days=max(20.0, days))
        end = last.replace(hour=17, minute=0, second=0, microsecond=0)
        return end if end < self.now - timedelta(days=4) else None

    def _scaled(self, people: int) -> int:
        return round(people * self.share)


def _crew(team: Mapping[str, Any]) -> Crew:
    begins, ends = team.get("from", 7), team.get("to", 18)
    weekend, desk = team.get("weekend", False), team.get("desk", False)
    return Crew(team["name"], team["purpose"], begins, ends, weekend, desk)
