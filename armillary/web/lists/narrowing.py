"""What narrows a list: its facets, and the filters that are set, each with the way to undo it."""

from collections.abc import Iterator
from dataclasses import dataclass

from armillary.kernel.access.visibility import visible
from armillary.kernel.fields import Field, fields_of
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.listing.asked import Filter, Pairs, Question
from armillary.kernel.listing.facets import Facet, Facets
from armillary.kernel.listing.parameters import address, toggled, without
from armillary.kernel.listing.trees import Tree, tree_of
from armillary.kernel.listing.values import ME, NONE
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.web.lists.branches import Branches
from armillary.web.values.fields import plain

SIGNS = {"gt": "after", "gte": "from", "lt": "before", "lte": "until"}


@dataclass(frozen=True, slots=True)
class OptionLink:
    """One value of a facet: pressing it asks for it, or no longer."""

    label: str
    count: str
    url: str
    active: bool
    depth: int = 0


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


class Narrowing:
    """The facets and the filters of one list, for one person, as links on its path."""

    def __init__(self, asked: Question, counted: Facets, actor: Person) -> None:
        self.asked, self.counted, self.actor = asked, counted, actor
        self.path = f"/{asked.kind.slug}"
        self.pairs = tuple((name, self._spelt(name, text)) for name, text in asked.pairs)
        self.names = _names(counted, actor)

    def boxes(self) -> tuple[FacetBox, ...]:
        """The facets, those without any value left out."""
        made = (self._box(facet) for facet in self.counted.facets)
        return tuple(box for box in made if box.options)

    def chips(self) -> tuple[Chip, ...]:
        """The filters that are set, in words."""
        asked, chips = self.asked, []
        if asked.words:
            said = next((text for name, text in asked.pairs if name == "q"), "")
            chips.append(Chip(f"“{said}”", address(self.path, without(asked.pairs, "q"))))
        for each in asked.filters:
            name = each.field.name if each.how == "is" else f"{each.field.name}.{each.how}"
            label = f"{each.field.label}: {self._told(each, name)}"
            chips.append(Chip(label, address(self.path, without(asked.pairs, name))))
        return tuple(chips)

    def _box(self, facet: Facet) -> FacetBox:
        field, tree = facet.field, tree_of(facet.field.refers)
        chosen = any(option.chosen for option in facet.options)
        options = tuple(self._branches(facet, tree) if tree else self._options(facet))
        clear = address(self.path, without(self.asked.pairs, field.name)) if chosen else ""
        return FacetBox(field.label, clear, options)

    def _options(self, facet: Facet) -> Iterator[OptionLink]:
        field = facet.field
        return (
            OptionLink(
                self._label(field, option.value, option.label),
                str(option.count) if option.count.number else "",
                address(self.path, toggled(self._beside(field), field, option.value)),
                option.chosen,
            )
            for option in facet.options
            if option.chosen or option.count.number or option.count.more
        )

    def _branches(self, facet: Facet, tree: Tree) -> Iterator[OptionLink]:
        """Each with all below it: who asks for one no longer asks for those above or below it."""
        field = facet.field
        for each in Branches(facet, tree).below():
            pairs = self._beside(field)
            for name in each.replaces:
                pairs = toggled(pairs, field, name)
            yield OptionLink(
                each.node.label,
                str(each.count) if each.count.number else "",
                address(self.path, toggled(pairs, field, each.node.name)),
                each.chosen,
                len(each.node.above),
            )

    def _beside(self, field: Field) -> Pairs:
        """Who asks for a state means that state, open or not."""
        return without(self.pairs, "open") if field.name == "state" else self.pairs

    def _told(self, wanted: Filter, name: str) -> str:
        if wanted.how != "is":
            value = plain("", wanted.field, wanted.values[0])
            return f"{SIGNS[wanted.how]} {value.moment.text if value.moment else value.text}"
        said = [text for each, texts in self.pairs if each == name for text in texts.split(",")]
        return ", ".join(self._label(wanted.field, text, text) for text in said)

    def _label(self, field: Field, text: str, otherwise: str) -> str:
        if text == NONE:
            return "Nobody" if field.kind == "person" else "None"
        if field.kind == "person" and text == self.actor.number:
            return "Me"
        if (tree := tree_of(field.refers)) and (node := tree.called(text)):
            return node.label
        told = {str(value): words for value, words in field.choices}
        return told.get(text) or self.names.get(text) or otherwise

    def _spelt(self, name: str, text: str) -> str:
        """Me spelt out, and what stands in a tree by its name: to press it again takes it away."""
        field = fields_of(self.asked.kind, self.actor).get(name)
        if field and field.refers and (tree := tree_of(field.refers)):
            keys = ((each, key_of(field.refers.prefix, each)) for each in text.split(","))
            nodes = ((each, tree.node(key) if key else None) for each, key in keys)
            return ",".join(node.name if node else each for each, node in nodes)
        if field is None or field.kind != "person":
            return text
        return ",".join(self.actor.number if each == ME else each for each in text.split(","))


def _names(counted: Facets, actor: Person) -> dict[str, str]:
    """The names of what the facets show; those that none of the rows has are looked up."""
    names: dict[str, str] = {}
    for facet in counted.facets:
        names |= {option.value: option.label for option in facet.options}
        model = facet.field.refers
        unnamed = [each.value for each in facet.options if each.value == each.label]
        keys = [key for text in unnamed if model and (key := key_of(model.prefix, text))]
        if model and keys:
            found = visible(model, actor).filter(pk__in=keys)
            named = found.values_list("pk", facet.field.title)
            names |= {numbered(model.prefix, key): str(title) for key, title in named}
    return names
