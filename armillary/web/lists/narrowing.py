"""What narrows a list: its facets, and the filters that are set, each with the way to undo it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from armillary.kernel.listing.asked import Filter, Pairs, Question
from armillary.kernel.listing.facets import Facet, Facets, Option
from armillary.kernel.listing.parameters import address, toggled, without
from armillary.web.values.fields import plain

SIGNS = {"gt": "after", "gte": "from", "lt": "before", "lte": "until"}


@dataclass(frozen=True, slots=True)
class OptionLink:
    """One value of a facet: pressing it asks for it, or no longer."""

    label: str
    count: str
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """One facet with its values."""

    label: str
    clear_url: str
    options: tuple[OptionLink, ...]
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the same list without it."""

    label: str
    remove_url: str


def boxes(asked: Question, path: str, counted: Facets) -> tuple[FacetBox, ...]:
    """The facets, those without any value left out."""
    made = (_box(asked, path, facet) for facet in counted.facets)
    return tuple(box for box in made if box.options)


def _box(asked: Question, path: str, facet: Facet) -> FacetBox:
    field = facet.field
    chosen = any(option.chosen for option in facet.options)
    options = (
        OptionLink(
            option.label,
            str(option.count),
            address(path, toggled(_without_open(asked, field.name), field, option.value)),
            option.chosen,
        )
        for option in facet.options
        if option.chosen or option.count.number
    )
    clear = address(path, without(asked.pairs, field.name)) if chosen else ""
    return FacetBox(field.label, clear, tuple(options))


def _without_open(asked: Question, name: str) -> Pairs:
    """Who asks for a state means that state, open or not."""
    return without(asked.pairs, "open") if name == "state" else asked.pairs


def chips(asked: Question, path: str, counted: Facets) -> tuple[Chip, ...]:
    """The filters that are set, in words."""
    words = {
        (facet.field.name, option.value): option
        for facet in counted.facets
        for option in facet.options
    }
    return tuple(_chips(asked, path, words))


def _chips(asked: Question, path: str, words: dict[tuple[str, str], Option]) -> Iterator[Chip]:
    if asked.words:
        said = next((text for name, text in asked.pairs if name == "q"), "")
        yield Chip(f"“{said}”", address(path, without(asked.pairs, "q")))
    for each in asked.filters:
        name = each.field.name if each.how == "is" else f"{each.field.name}.{each.how}"
        label = f"{each.field.label}: {_told(each, _said(asked.pairs, name), words)}"
        yield Chip(label, address(path, without(asked.pairs, name)))


def _said(pairs: Pairs, name: str) -> list[str]:
    return [text for each, texts in pairs if each == name for text in texts.split(",")]


def _told(wanted: Filter, said: Iterable[str], words: dict[tuple[str, str], Option]) -> str:
    if wanted.how != "is":
        value = plain("", wanted.field, wanted.values[0])
        return f"{SIGNS[wanted.how]} {value.moment.text if value.moment else value.text}"
    return ", ".join(_word(wanted, text, words) for text in said)


def _word(wanted: Filter, text: str, words: dict[tuple[str, str], Option]) -> str:
    if text == "me" and wanted.field.kind == "person":
        return "me"
    if text == "none":
        return "nobody" if wanted.field.kind == "person" else "none"
    found = words.get((wanted.field.name, text))
    return found.label if found else wanted.field.label_of(text)
