"""Where each column probably goes: by its head, by other words for the same, by what it holds."""

from collections.abc import Iterable, Mapping

from armillary.fittings.imports.mapping.mapping import Column
from armillary.fittings.imports.mapping.profiles import Profile
from armillary.fittings.imports.mapping.targets import Target
from armillary.fittings.imports.mapping.words import plain_words

OTHER_WORDS: Mapping[str, str] = {
    "title": "subject, summary, short description, betreff, titel, kurzbeschreibung, meldung,"
    " headline, issue, problem, position, funktion, job title, name",
    "description": "details, text, long description, beschreibung, langtext, notes, body, about",
    "about": "description, details, beschreibung, text",
    "name": "full name, display name, bezeichnung, name, titel, title, vorname nachname, person",
    "email": "e mail, mail, email address, e mail adresse, mailadresse, e mail address",
    "phone": "telephone, telefon, tel, mobile, phone number, telefonnummer, rufnummer",
    "location": "site, office, room, standort, ort, raum, building, gebaude",
    "organisation": "organization, company, customer, firma, kunde, organisation, account",
    "caller": "reporter, reported by, requester, customer, contact, opened for, melder, anrufer,"
    " gemeldet von, e mail, email, mail, person, name, affected user",
    "category": "kategorie, topic, service, type, rubrik",
    "channel": "source, contact type, kanal, eingangskanal",
    "impact": "auswirkung, scope",
    "urgency": "dringlichkeit, severity",
    "tree": "baum, art",
    "parent": "above, ubergeordnet, part of",
    "purpose": "zweck, description, aufgabe, beschreibung",
    "lead": "leader, manager, leitung, teamleiter",
    "zone": "time zone, timezone, zeitzone",
    "is_vip": "vip",
    "due_at": "due, due date, deadline, fallig, fallig am",
}
_BY_NAME, _BY_LABEL, _BY_OTHER, _BY_PART, _BY_CONTENT, _CERTAIN = 6.0, 6.0, 4.0, 2.5, 3.0, 1.0
_LEAST = 2.0


def guessed(
    profiles: Iterable[Profile], targets: Mapping[str, Target], *, exact: bool = False
) -> tuple[Column, ...]:
    """A column for each profile; of several that fit a target the best one gets it.

    What fits nothing stays undecided. A figure in a workbook is `exact`: its sign is a point.
    """
    columns = list(profiles)
    likely = sorted(
        (
            (score, -each.at, target.name)
            for each in columns
            for target in targets.values()
            if (score := _score(each, target)) >= _LEAST
        ),
        reverse=True,
    )
    goes: dict[int, str] = {}
    for _, place, name in likely:
        if -place not in goes and name not in goes.values():
            goes[-place] = name
    return tuple(
        Column(each.at, each.head, to, reading_of(each, targets.get(to), exact=exact))
        for each in columns
        for to in [goes.get(each.at, "")]
    )


def reading_of(profile: Profile, target: Target | None, *, exact: bool) -> str:
    """How the days or decimals of a column are written; "" where there is nothing to know."""
    kind = target.kind if target else ""
    if kind in ("moment", "date"):
        return profile.order
    if kind in ("integer", "decimal"):
        return "point" if exact and profile.sign == "?" else profile.sign
    return ""


def _score(profile: Profile, target: Target) -> float:
    head = plain_words(profile.head)
    content = _content(profile, target)
    if content < 0:
        return 0.0
    return _words(head, target) + content


def _words(head: str, target: Target) -> float:
    name, label = plain_words(target.name), plain_words(target.argument.label)
    if head in (name, label):
        return _BY_NAME
    if target.argument.refers and head in (f"{name} number", f"{label} number"):
        return _BY_NAME + _CERTAIN
    others = [plain_words(each) for each in OTHER_WORDS.get(target.name, "").split(",")]
    if head in others:
        return _BY_OTHER - others.index(head) * 0.01
    longer = [label, name, *(each for each in others if len(each) > 4)]
    return _BY_PART if any(each and f" {each} " in f" {head} " for each in longer) else 0.0


def _content(profile: Profile, target: Target) -> float:
    """What the cells say for a target; below zero: they cannot be it."""
    if not profile.filled:
        return 0.0
    if target.kind == "choice":
        return _chosen(profile, target)
    if target.kind in ("integer", "decimal"):
        return _CERTAIN if profile.figures > 0.8 else -1.0
    if profile.mails > 0.8:
        return _mails(target)
    return -1.0 if target.name == "email" and profile.mails < 0.2 else 0.0


def _chosen(profile: Profile, target: Target) -> float:
    words = {plain_words(str(each)) for choice in target.choices for each in choice}
    fits = sum(1 for cell in profile.distinct if plain_words(cell) in words)
    share = fits / len(profile.distinct)
    if share > 0.8 and profile.figures < 0.8:
        return _BY_CONTENT
    return _CERTAIN if share > 0.3 else 0.0


def _mails(target: Target) -> float:
    if target.name == "email":
        return _BY_CONTENT
    return _CERTAIN if target.argument.kind == "person" else -1.0
