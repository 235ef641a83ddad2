"""The builder: a question put together from choices, and written out as its text."""

from collections.abc import Mapping
from dataclasses import dataclass

from armillary.assurance.configuration.asking.tree import Language

SIGNS = (
    ("=", "is"),
    ("!=", "is not"),
    ("<", "is less, or before"),
    (">", "is more, or after"),
    ("contains", "contains"),
    ("empty", "is empty"),
    ("filled", "is not empty"),
)


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the choices of a field."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A field of the builder: its choices, or a text where it has none."""

    name: str
    label: str
    picks: tuple[Pick, ...]
    value: str


def builder(words: Language, given: Mapping[str, str]) -> tuple[tuple[Part, ...], ...]:
    """Two rows of fields: the things, and what they hang together with."""
    classes = _sorted(words.classes, "_")
    properties = sorted(
        {(each.name, each.label) for each in words.properties.values()}, key=lambda pair: pair[1]
    )
    ways = [(each, each) for each in sorted(words.phrases) if "_" not in each]
    return tuple(
        (
            *((_part("way", "Way", [("", "no matter"), *ways], given),) if end else ()),
            _part(f"class{end}", "Things", classes, given, "anything"),
            _part(f"property{end}", "Property", [("", "any"), *properties], given),
            _part(f"sign{end}", "Comparison", list(SIGNS), given),
            Part(f"value{end}", "Value", (), given.get(f"value{end}", "")),
        )
        for end in ("", "2")
    )


def built(given: Mapping[str, str]) -> str:
    """The text of what was chosen; nothing where nothing was."""
    if not given.get("class"):
        return ""
    near = _condition(given, "")
    way = given.get("way", "")
    far = ""
    if way:
        beyond = _condition(given, "2")
        end = given.get("class2") or "anything"
        far = f"{way} ({end} where {beyond})" if beyond else f"{way} {end}"
    condition = " and ".join(part for part in (near, far) if part)
    return f"{given['class']} where {condition}" if condition else given["class"]


def _condition(given: Mapping[str, str], end: str) -> str:
    of, sign = given.get(f"property{end}", ""), given.get(f"sign{end}", "=")
    if not of:
        return ""
    if sign in ("empty", "filled"):
        return f"{of} is empty" if sign == "empty" else f"{of} is not empty"
    value = given.get(f"value{end}", "").strip()
    return f"{of} {sign} {_quoted(value)}"


def _quoted(value: str) -> str:
    """As it is where it is one word or a span of days, else as a text."""
    if value and all(each.isalnum() or each in "_.+-:" for each in value.replace(" ", "")):
        plain = " " not in value or value.casefold().startswith(("today", "now"))
        return value if plain else f'"{value}"'
    return '"' + value.replace('"', "'") + '"'


def _sorted(names: Mapping[str, object], but: str) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(names) if but not in name]


def _part(
    name: str,
    label: str,
    choices: list[tuple[str, str]],
    given: Mapping[str, str],
    usual: str = "",
) -> Part:
    value = given.get(name, usual)
    return Part(name, label, tuple(Pick(v, said, v == value) for v, said in choices), value)
