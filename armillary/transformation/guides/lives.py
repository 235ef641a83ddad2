"""The life of a record type as a guide tells it: states, the ways between them, and fields."""

from inspect import cleandoc
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import fields_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.standing import stands
from armillary.reference.glossary import term
from armillary.transformation.guides.told import Kept, Life, Passage, Standing

LATER = frozenset({"created_at", "updated_at", "version", "number", "state"})
"""Every record has them; no guide tells of them again."""


def life_of(kind: RecordType) -> Life:
    """All that a guide tells of a record type."""
    verbs = [verb for verb in kind.verbs if is_own(verb)]
    leading = [verb for verb in verbs if _leads_on(verb)]
    return Life(
        slug=kind.slug,
        name=kind.name,
        plural=kind.plural,
        standings=tuple(_standings(kind)),
        passages=tuple(_passage(verb) for verb in (*kind.creations, *leading)),
        edits=tuple(_passage(verb) for verb in verbs if verb not in leading),
        fields=tuple(
            Kept(
                each.label,
                each.kind,
                each.help,
                tuple(label for _, label in each.choices),
            )
            for name, each in fields_of(kind).items()
            if name not in LATER and not each.by_nature
        ),
    )


def is_own(verb: Verb) -> bool:
    """Whether its type has it, and not every record."""
    return verb.of is None and not stands(verb)


def sentence(words: str) -> str:
    """The first paragraph of what is said of something."""
    return cleandoc(words).split("\n\n")[0].replace("\n", " ").strip()


def _leads_on(verb: Verb) -> bool:
    """Whether it leads to another state, and does not only name the one where it is done."""
    return bool(_targets(verb)) and set(verb.sources) != set(_targets(verb))


def _targets(verb: Verb) -> tuple[str, ...]:
    return verb.outcomes or ((verb.target,) if verb.target else ())


def _standings(kind: RecordType) -> list[Standing]:
    begins = {creation.target for creation in kind.creations}
    left = {state for verb in kind.transitions for state in verb.sources}
    from_any = any(not verb.sources for verb in kind.transitions)
    return [
        Standing(value, label, _meaning(label), value in begins, not (from_any or value in left))
        for value, label in ((str(value), str(label)) for value, label in kind.states.choices)
    ]


def _meaning(label: str) -> str:
    found = term(label)
    return found.meaning if found else ""


def _passage(verb: Verb) -> Passage:
    rule: Any = verb.unless.__doc__ if verb.unless else ""
    return Passage(
        verb=verb.name,
        label=verb.label,
        help=sentence(verb.help),
        rule="" if "`" in (rule or "") else sentence(rule or ""),
        sources=verb.sources,
        targets=_targets(verb),
        makes=verb.makes,
    )
