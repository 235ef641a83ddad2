"""Compose files: services, their images, networks and volumes, and who waits for whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from armillary.assurance.configuration.imports.compose.merging import (
    Part,
    names_in,
    pairs_in,
    part,
    project_of,
    resolved,
    text_in,
)
from armillary.assurance.configuration.imports.found import (
    Found,
    FoundItem,
    FoundRelation,
    LeftOut,
    Value,
    WrongSource,
)

CRITICALITY = {"critical": 1, "high": 2, "medium": 3, "low": 4, "lowest": 5}
CRITICALITY |= {str(level): level for level in range(1, 6)}
TAG = "service.criticality"


def read_compose(files: Sequence[bytes]) -> Iterator[Found]:
    """What the files say together. Raises WrongSource, naming the service."""
    whole = project_of(files)
    services = part(whole, "services", "the file")
    if not services:
        raise WrongSource("A Compose file has “services”; this one has none.")
    project = Project(text_in(whole, "name"), whole, services)
    yield from project.surroundings()
    for name in services:
        yield from project.service(name)


@dataclass(frozen=True, slots=True)
class Project:
    """A project: names are unique in it, and not beyond."""

    name: str
    whole: Part
    services: Part

    def key(self, kind: str, name: str) -> str:
        return f"{self.name}/{kind}/{name}" if self.name else f"{kind}/{name}"

    def surroundings(self) -> Iterator[Found]:
        """Networks and volumes that the services share."""
        networks, volumes = (part(self.whole, each, "the file") for each in ("networks", "volumes"))
        default = {"default"} & set(self._networks_used())
        for name in sorted({*networks, *default}):
            shown = text_in(part(networks, name, "networks"), "name") or name
            yield self._item("network", name, "container_network", shown)
        for name in volumes:
            shown = text_in(part(volumes, name, "volumes"), "name") or name
            yield self._item("volume", name, "storage_volume", shown)
        if self.whole.get("include"):
            yield LeftOut("include", "It includes other files: send them along.")

    def service(self, name: str) -> Iterator[Found]:
        """One service and what it needs."""
        where = f"service “{name}”"
        held = part(self.services, name, "services")
        key = self.key("service", name)
        yield self._item("service", name, "workload", name, _attributes(held, where))
        if image := text_in(held, "image"):
            yield FoundItem(f"image/{image}", "container_image", image)
            yield FoundRelation(key, "is_installed_from", f"image/{image}")
        for needed in self._needed(held, where):
            yield FoundRelation(key, "depends_on", self.key("service", needed))
        for network in _networks(held, where):
            yield FoundRelation(key, "connects_to", self.key("network", network))
        for volume in _volumes(held, where):
            if volume in part(self.whole, "volumes", "the file"):
                yield FoundRelation(key, "stores_on", self.key("volume", volume))
        if "extends" in held:
            yield LeftOut(where, "It extends another service: what it takes from there is unknown.")

    def _item(
        self, kind: str, name: str, class_name: str, shown: str, told: Mapping[str, Value] = {}
    ) -> FoundItem:
        """Its project tells it from what has the same name elsewhere."""
        identifiers = {"project": self.name} if self.name else {}
        return FoundItem(self.key(kind, name), class_name, shown, told, identifiers)

    def _networks_used(self) -> Iterator[str]:
        for name in self.services:
            yield from _networks(part(self.services, name, "services"), f"service “{name}”")

    def _needed(self, held: Part, where: str) -> Iterator[str]:
        asked = held.get("depends_on")
        for name in names_in(held, "depends_on", where):
            detail = asked.get(name) if isinstance(asked, Mapping) else None
            optional = isinstance(detail, Mapping) and detail.get("required") == "false"
            if not optional or name in self.services:
                self._check_known(name, where)
                yield name
        mode = text_in(held, "network_mode")
        if mode.startswith("service:"):
            self._check_known(mode.removeprefix("service:"), where)
            yield mode.removeprefix("service:")

    def _check_known(self, name: str, where: str) -> None:
        if name not in self.services:
            raise WrongSource(
                f"{where.capitalize()} depends on “{name}”, of which no file tells. Send the file "
                "that has it along."
            )


def _networks(held: Part, where: str) -> list[str]:
    """Without a word about it, a service is in the network that all share."""
    if "network_mode" in held:
        return []
    return names_in(held, "networks", where) or ["default"]


def _volumes(held: Part, where: str) -> Iterator[str]:
    volumes = held.get("volumes") or []
    if not isinstance(volumes, list):
        raise WrongSource(f"“volumes” of {where} must be a list.")
    for each in volumes:
        source = each.get("source") if isinstance(each, Mapping) else each
        if isinstance(source, str):
            yield resolved(source).partition(":")[0]


def _attributes(held: Part, where: str) -> dict[str, Value]:
    told: dict[str, Value] = {}
    if image := text_in(held, "image"):
        told["image"] = image
    deploy = part(held, "deploy", where)
    if (replicas := text_in(deploy, "replicas")).isdecimal() and len(replicas) < 7:
        told["replicas"] = int(replicas)
    if criticality := CRITICALITY.get(_criticality(held, where).lower()):
        told["criticality"] = criticality
    return told


def _criticality(held: Part, where: str) -> str:
    """As a label says it, or the attributes that the service puts on its traces."""
    labels = pairs_in(held, "labels", where) | pairs_in(
        part(held, "deploy", where), "labels", where
    )
    traced = pairs_in(held, "environment", where).get("OTEL_RESOURCE_ATTRIBUTES", "")
    pairs = (each.partition("=") for each in traced.split(","))
    told = {key.strip(): value.strip() for key, _, value in pairs} | labels
    return told.get(TAG) or told.get("criticality") or ""
