"""The items of a NetBox export."""

import re
from collections.abc import Iterator

from armillary.assurance.configuration.imports.found import FoundItem, FoundRelation, Value
from armillary.assurance.configuration.imports.netbox.kinds import (
    KINDS,
    PLACES,
    ROLES,
    STATES,
    WITHIN,
    Kind,
)
from armillary.assurance.configuration.imports.netbox.things import Objects, Thing, key_of

_WHOLE = re.compile(r"\d{1,9}\.0+", re.ASCII)


def items_in(objects: Objects) -> Iterator[FoundItem | FoundRelation]:
    """Each object that is an item, with the relations that its own fields tell of."""
    for model, kind in KINDS.items():
        for thing in objects.of(model):
            told = _attributes(thing, kind, objects)
            yield FoundItem(
                thing.key,
                _class_of(thing, kind, objects),
                _name(thing, kind, objects),
                {name: value for name, value in told.items() if name not in PLACES},
                {name: str(told[name]) for name in WITHIN if name in told},
            )
            yield from _ties(thing, kind)


def device_name(thing: Thing, objects: Objects) -> str:
    """As NetBox shows a device: by its name, else by its type and key."""
    model = objects.named("dcim.devicetype", thing.pointer("device_type"), "model")
    return thing.text("name") or f"{model or 'Device'} ({thing.pk})"


def _attributes(thing: Thing, kind: Kind, objects: Objects) -> dict[str, Value]:
    told = {name: plain(thing.value(field)) for name, field in kind.told.items()}
    for name, (field, divisor) in kind.scaled.items():
        told[name] = _scaled(thing.number(field), divisor)
    told["description"] = thing.value("description")
    told["state"] = STATES.get(thing.text("status"))
    for name, (field, model) in kind.named.items():
        told[name] = _shown(objects, model, thing.pointer(field))
    if thing.model == "dcim.device":
        told |= _type_of(thing, objects)
    return {name: value for name, value in told.items() if value not in (None, "")}


def plain(value: Value | None) -> Value | None:
    """Numbers without decimals, also those that are written as text with some; text on one line."""
    if isinstance(value, str) and "\n" in value:
        return ", ".join(line.strip() for line in value.splitlines() if line.strip())
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value.partition(".")[0])
    return value


def _scaled(value: float | None, divisor: int) -> Value | None:
    return None if value is None else round(value / divisor, 3)


def _shown(objects: Objects, model: str, pk: int | None) -> str:
    thing = objects.get(model, pk)
    if thing is None:
        return ""
    return device_name(thing, objects) if model == "dcim.device" else thing.text("name")


def _type_of(thing: Thing, objects: Objects) -> dict[str, Value | None]:
    kind = objects.get("dcim.devicetype", thing.pointer("device_type"))
    if kind is None:
        return {}
    maker = objects.named("dcim.manufacturer", kind.pointer("manufacturer"))
    return {"model": kind.value("model"), "manufacturer": maker, "role": _role(thing, objects)}


def _role(thing: Thing, objects: Objects, field: str = "name") -> str:
    role = thing.pointer("role") or thing.pointer("device_role")
    return objects.named("dcim.devicerole", role, field)


def _class_of(thing: Thing, kind: Kind, objects: Objects) -> str:
    if thing.model != "dcim.device":
        return kind.class_name
    slug = _role(thing, objects, "slug")
    return next((name for word, name in ROLES if word in slug), kind.class_name)


def _name(thing: Thing, kind: Kind, objects: Objects) -> str:
    if thing.model == "dcim.device":
        return device_name(thing, objects)
    name = thing.text(kind.name) or f"{kind.class_name.replace('_', ' ').capitalize()} {thing.pk}"
    if kind.class_name == "network_interface":
        field, model = kind.named["device"]
        return f"{_shown(objects, model, thing.pointer(field))} {name}".strip()
    return f"{thing.text('vid')} {name}" if kind.class_name == "vlan" else name


def _ties(thing: Thing, kind: Kind) -> Iterator[FoundRelation]:
    for group in kind.ties:
        pointed = ((name, model, thing.pointer(field)) for name, field, model in group)
        for name, model, pk in pointed:
            if pk is not None:
                yield FoundRelation(thing.key, name, key_of(model, pk))
                break
