"""Objects as the REST interface of NetBox lists them, turned into those of a fixture."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from armillary.assurance.configuration.imports.found import LeftOut, WrongSource
from armillary.assurance.configuration.imports.netbox.things import INFRASTRUCTURE, Thing

_ADDRESS = re.compile(r"/api/([a-z]+)/([a-z-]+)/(\d{1,18})/?(?:$|\?)", re.ASCII)
_LISTED = re.compile(r"/api/([a-z]+/[a-z-]+)/", re.ASCII)
_MODELS = {
    "dcim.virtual-chassis": "dcim.virtualchassis",
    "ipam.ip-addresses": "ipam.ipaddress",
    "ipam.prefixes": "ipam.prefix",
    "virtualization.interfaces": "virtualization.vminterface",
}
"""Where the model is not the last part of the address without its “s”."""
_SCOPES = {
    "dcim.site": "site",
    "dcim.location": "location",
    "dcim.region": "region",
    "circuits.providernetwork": "provider_network",
}
_SIDES = ("a_terminations", "b_terminations")


def is_listed(document: Any) -> bool:
    """Whether this is an answer of the interface, or the objects of one."""
    if isinstance(document, dict):
        return "results" in document
    first = document[0] if isinstance(document, list) and document else None
    return isinstance(first, dict) and "url" in first and "model" not in first


def listed(document: Any) -> Iterator[Thing]:
    """The objects of an answer. Raises WrongSource, naming the one that is none."""
    found = document["results"] if isinstance(document, dict) else document
    if not isinstance(found, list):
        raise WrongSource("“results” of an answer of NetBox is a list of objects.")
    for place, held in enumerate(found, 1):
        yield from _things(place, held)


def unread(documents: list[Any]) -> Iterator[LeftOut]:
    """What an answer says that there is besides, on pages that were not sent."""
    for document in documents:
        following = document.get("next") if isinstance(document, dict) else None
        if following and not _is_sent(str(following), documents):
            what = found[1] if (found := _LISTED.search(str(following))) else "a list"
            yield LeftOut(what, f"Of {document.get('count')} not all were sent: ask with ?limit=0.")


def _is_sent(following: str, documents: list[Any]) -> bool:
    """Whether the page after this one was sent as well: one that says it follows the same list."""
    path = following.partition("?")[0]
    sent = [each for each in documents if isinstance(each, dict) and _path_of(each) == path]
    have = sum(len(each.get("results") or ()) for each in sent)
    return bool(sent) and have >= int(sent[0].get("count") or 0)


def _path_of(document: Mapping[str, Any]) -> str:
    """The address of the list itself, without the parameters of a page."""
    results = document.get("results")
    first = results[0] if isinstance(results, list) and results else {}
    url = str(first.get("url", "")) if isinstance(first, dict) else ""
    return re.sub(r"\d+/?$", "", url)


def _things(place: int, held: Any) -> Iterator[Thing]:
    where = f"Object {place}"
    if not isinstance(held, dict):
        raise WrongSource(f"{where} is no object.")
    found = _ADDRESS.search(str(held.get("url", "")))
    if found is None:
        raise WrongSource(f"{where} needs its “url”, which says what it is.")
    model, pk = _model(found[1], found[2]), held.get("id")
    if isinstance(pk, bool) or not isinstance(pk, int):
        raise WrongSource(f"{where} ({model[:60]}) needs a whole number as its “id”.")
    if not model.startswith(INFRASTRUCTURE):
        yield Thing(model, pk, {})
        return
    fields = {name: _plain(value) for name, value in held.items()}
    yield Thing(model, pk, fields | _scope(held))
    yield from _ends(pk, held) if model == "dcim.cable" else ()


def _model(application: str, listed_as: str) -> str:
    address = f"{application}.{listed_as}"
    return _MODELS.get(address, address.removesuffix("s").replace("-", ""))


def _plain(value: Any) -> Any:
    """The key of an object, the value of a choice; anything else that is nested says nothing."""
    if isinstance(value, dict):
        return value.get("id", value.get("value"))
    if isinstance(value, list):
        keys = (each.get("id") if isinstance(each, dict) else each for each in value)
        return [each for each in keys if isinstance(each, int)]
    return value


def _scope(held: Mapping[str, Any]) -> dict[str, Any]:
    """Where it is, which newer ones tell by what kind of place that is."""
    told = {}
    for name in ("scope", "termination"):
        kind, key = held.get(f"{name}_type"), held.get(f"{name}_id")
        if isinstance(kind, str) and kind in _SCOPES and isinstance(key, int):
            told[_SCOPES[kind]] = key
    return told


def _ends(cable: int, held: Mapping[str, Any]) -> Iterator[Thing]:
    """What a cable ends at; its fixture has an object for each."""
    ends = [each for side in _SIDES for each in held.get(side) or ()]
    for place, end in enumerate(ends):
        if not isinstance(end, dict):
            raise WrongSource(f"dcim.cable:{cable}: an end is no object.")
        fields = {
            "cable": cable,
            "termination_type": end.get("object_type"),
            "termination_id": end.get("object_id"),
        }
        yield Thing("dcim.cabletermination", cable * 1_000 + place, fields)
