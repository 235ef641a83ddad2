"""The processes that are installed, and every record type by its slug, model or prefix."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from armillary.kernel import known
from armillary.kernel.declarations import Process, RecordType
from armillary.kernel.known import Known
from armillary.kernel.standing import standing_verbs
from armillary.records.models import Record

_processes: list[Process] = []
_record_types: dict[str, RecordType] = {}


def install(processes: Iterable[Process]) -> None:
    """Make the processes known, each record type with the verbs that every record has.

    Raises ValueError when two types share a slug or a prefix, or a link leads nowhere.
    """
    for process in processes:
        kinds = tuple(_with_standing_verbs(kind) for kind in process.records)
        for kind in kinds:
            _check_unique(kind)
            _record_types[kind.slug] = kind
            known.learn(
                Known(
                    slug=kind.slug,
                    process=process.id,
                    model=kind.model,
                    visible=kind.visible,
                    derive=kind.derive,
                    tracking=kind.tracking,
                    links=kind.links,
                )
            )
        _processes.append(replace(process, records=kinds))
    _check_links()


def processes() -> tuple[Process, ...]:
    return tuple(_processes)


def record_types() -> Mapping[str, RecordType]:
    """Every record type by slug."""
    return MappingProxyType(_record_types)


def record_type_of(model: type[Record]) -> RecordType:
    return _record_types[known.of(model).slug]


def _with_standing_verbs(kind: RecordType) -> RecordType:
    return replace(kind, verbs=(*kind.verbs, *standing_verbs(kind.model)))


def _check_unique(kind: RecordType) -> None:
    if kind.slug in _record_types or known.by_prefix(kind.model.prefix):
        raise ValueError(f"{kind.slug} or {kind.model.prefix} is taken by another record type.")


def _check_links() -> None:
    labels = {kind.model._meta.label for kind in _record_types.values()}
    for kind in _record_types.values():
        if nowhere := sorted({link.to for link in kind.links} - labels):
            raise ValueError(f"{kind.slug} links to {', '.join(nowhere)}, which is not installed.")
