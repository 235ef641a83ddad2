"""The second page: what was found in the file, and what each of its columns becomes."""

from collections.abc import Mapping as Given
from dataclasses import dataclass
from typing import Any

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.fittings.imports import actions, queries
from armillary.fittings.imports.fitting import fitted_to
from armillary.fittings.imports.mapping import mapping as mappings
from armillary.fittings.imports.mapping.guessing import reading_of
from armillary.fittings.imports.mapping.mapping import LEFT_OUT, UNDECIDED, Mapping
from armillary.fittings.imports.mapping.targets import (
    Target,
    creation_of,
    creations_for,
    keys_of,
    kind_of,
    targets_of,
)
from armillary.fittings.imports.models import Import, ImportMapping
from armillary.fittings.imports.proposing import guess, kept_for, way_of
from armillary.fittings.imports.reading.lines import Line
from armillary.fittings.imports.tables import Table, table_of
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, Refusal
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.registry import record_type_of
from armillary.web.asking import wants_part
from armillary.web.imports.columns import ColumnField, choosing, column_fields
from armillary.web.imports.reading import import_named
from armillary.web.imports.steps import Step, steps_of
from armillary.web.imports.submitted import mapping_in
from armillary.web.imports.ways import Way
from armillary.web.records.crumbs import crumbs
from armillary.web.records.fields import FormField, form_fields
from armillary.web.records.form import Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingForm:
    """What the page of the columns shows."""

    number: str
    name: str
    help: str
    into: str
    steps: tuple[Step, ...]
    found: tuple[str, ...]
    head: int
    above: tuple[Line, ...]
    sums: tuple[int, ...]
    without: tuple[int, ...]
    kept: str
    undecided: int
    columns: tuple[ColumnField, ...]
    needed: tuple[FormField, ...]
    more: tuple[FormField, ...]
    more_open: bool
    creations: tuple[Way, ...]
    keys: tuple[Way, ...]
    zone: str
    twice: bool
    sheets: tuple[str, ...]
    errors: tuple[Flaw, ...]
    rows: int


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def map_columns(request: Request, number: str) -> HttpResponse:
    """Show the columns, or keep what they become and have every row tried."""
    act = act_of(request)
    imported = import_named(number, act.actor)
    if wants_part(request) and request.method != "POST":
        return HttpResponse(headers={"HX-Redirect": f"/imports/{number}/map_columns"})
    if request.method == "POST":
        return _keep(request, imported, act)
    table = table_of(imported.file, _head(request, imported))
    wanted = _proposed(request, imported, table, act)
    return _shown(request, imported, table, wanted, act, None)


def _keep(request: Request, imported: Import, act: Act) -> HttpResponse:
    said = mapping_in(request.POST, imported.into, act)
    table = table_of(imported.file, said.head)
    wanted = _read_anew(said, table, imported, act)
    if "leave" in request.POST or wants_part(request):
        left = _without_the_rest(wanted) if "leave" in request.POST else wanted
        return _shown(request, imported, table, left, act, None)
    try:
        actions.map_columns(imported, act, mapping=mappings.to_json(wanted))
        if name := str(request.POST.get("keep", "")).strip():
            actions.keep(act, imported=imported, name=name)
        actions.check(imported, act)
    except Refusal as refusal:
        return _shown(request, imported, table, wanted, act, refusal)
    return HttpResponseRedirect(f"/imports/{imported.number}", status=303)


def _read_anew(said: Mapping, table: Table, imported: Import, act: Act) -> Mapping:
    """A column that goes elsewhere now is looked at again: can it be read in two ways?"""
    kind = kind_of(imported.into)
    targets = targets_of(kind, creation_of(kind, said.creation), act.actor)
    profiles = {each.at: each for each in table.profiles}
    exact = imported.file.found["kind"] == "xlsx"
    columns = tuple(
        each
        if each.reading or each.at not in profiles
        else msgspec.structs.replace(
            each, reading=reading_of(profiles[each.at], targets.get(each.to), exact=exact)
        )
        for each in said.columns
    )
    return msgspec.structs.replace(said, columns=columns)


def _without_the_rest(wanted: Mapping) -> Mapping:
    columns = tuple(
        msgspec.structs.replace(each, to=LEFT_OUT) if each.to == UNDECIDED else each
        for each in wanted.columns
    )
    return msgspec.structs.replace(wanted, columns=columns)


def _head(request: Request, imported: Import) -> int | None:
    asked = request.GET.get("head", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 7:
        return int(asked)
    kept: int | None = imported.mapping.get("head")
    return kept


def _proposed(request: Request, imported: Import, table: Table, act: Act) -> Mapping:
    """What was said before; else a mapping that was kept for such files; else a guess."""
    if imported.mapping and "head" not in request.GET and "guess" not in request.GET:
        return mappings.from_data(imported.mapping)
    kept = _kept(request, imported, table, act)
    if kept is not None:
        return fitted_to(mappings.from_data(kept.mapping), table)
    verb = way_of(imported.into, act, request.GET.get("creation", ""))
    return guess(imported.file, table, imported.into, verb, act)


def _kept(request: Request, imported: Import, table: Table, act: Act) -> ImportMapping | None:
    if "guess" in request.GET or "creation" in request.GET:
        return None
    return kept_for(table, imported.into, act)


def _shown(
    request: Request,
    imported: Import,
    table: Table,
    wanted: Mapping,
    act: Act,
    refusal: Refusal | None,
) -> HttpResponse:
    form = mapping_form(request, imported, table, wanted, act, refusal)
    kind = record_type_of(Import)
    here = (f"{imported.number} {imported.name}", f"/imports/{imported.number}")
    page = {
        "form": form,
        "title": f"Columns of {imported.name}",
        "breadcrumbs": crumbs(kind, here, ("Columns", "")),
    }
    return render(request, "imports/columns.html", page, status=refusal.status if refusal else 200)


def mapping_form(
    request: Request,
    imported: Import,
    table: Table,
    wanted: Mapping,
    act: Act,
    refusal: Refusal | None,
) -> MappingForm:
    """The form as its template needs it."""
    kind = kind_of(imported.into)
    verb = creation_of(kind, wanted.creation)
    targets = targets_of(kind, verb, act.actor)
    errors = refusal.fields if isinstance(refusal, Invalid) else {}
    typed = {f"same.{name}": text for name, text in wanted.same.items()}
    same = _same_fields(verb, typed, errors, act)
    goes = wanted.goes
    needed = {name for name, each in targets.items() if each.argument.required}
    rows = imported.file.rows.filter(line__gt=table.head).count() - len(wanted.without)
    kept = None if imported.mapping else _kept(request, imported, table, act)
    return MappingForm(
        number=imported.number,
        name=imported.name,
        help=actions.map_columns.help,
        into=kind.plural,
        steps=steps_of(imported, 1),
        found=tuple(_found(imported.file.found, rows)),
        head=table.head,
        above=table.above,
        sums=tuple(dict.fromkeys((*table.sums, *wanted.without))),
        without=wanted.without,
        kept=kept.name if kept else "",
        undecided=sum(1 for each in wanted.columns if each.to == UNDECIDED),
        columns=column_fields(
            table.profiles,
            wanted.columns,
            targets,
            queries.cells_in(imported.file, wanted, choosing(wanted.columns, targets)),
            rows,
            errors,
        ),
        needed=tuple(field for name, field in same.items() if name in needed and name not in goes),
        more=tuple(field for name, field in same.items() if name not in needed or name in goes),
        more_open=any(name not in needed for name in wanted.same),
        creations=_creations(kind.creations, creations_for(kind, act), wanted),
        keys=_keys(keys_of(kind, verb), wanted),
        zone=wanted.zone,
        twice=wanted.twice,
        sheets=tuple(imported.file.found.get("sheets", ())),
        errors=_flaws(refusal, table, targets),
        rows=rows,
    )


def _same_fields(
    verb: Verb, typed: Given[str, str], errors: Given[str, str], act: Act
) -> dict[str, FormField]:
    """The arguments as fields whose names say that they are for every row."""
    values = {name.removeprefix("same."): text for name, text in typed.items()}
    fields = form_fields(verb.asks(act.actor), values, errors, act.actor)
    return {field.name: _renamed(field) for field in fields}


def _renamed(field: FormField) -> FormField:
    values: dict[str, Any] = {name: getattr(field, name) for name in FormField.__slots__}
    kind = "text" if field.kind == "boolean" else field.kind
    changed = {"name": f"same.{field.name}", "autofocus": False, "required": False, "kind": kind}
    return FormField(**values | changed)


def _found(found: Given[str, Any], rows: int) -> list[str]:
    words = [f"{rows:,} rows"]
    if found["kind"] == "xlsx":
        words += ["Workbook", f"sheet “{found['sheet']}”"]
    else:
        words += [f"Text in {found['encoding']}", f"cells parted by a {found['delimiter']}"]
    return words


def _creations(
    all_: tuple[Verb, ...], allowed: tuple[Verb, ...], wanted: Mapping
) -> tuple[Way, ...]:
    if len(all_) < 2:
        return ()
    return tuple(
        Way(verb.name, f"{verb.label}: {verb.help.partition('.')[0]}", verb.name == wanted.creation)
        for verb in allowed
    )


def _keys(keys: Given[str, str], wanted: Mapping) -> tuple[Way, ...]:
    """Only what a column is mapped to can find anything; the number is always offered."""
    return tuple(
        Way(name, label, name == wanted.key)
        for name, label in keys.items()
        if name in wanted.goes or name == wanted.key
    )


def _flaws(refusal: Refusal | None, table: Table, targets: Given[str, Target]) -> tuple[Flaw, ...]:
    if refusal is None:
        return ()
    if not isinstance(refusal, Invalid):
        return (Flaw(refusal.message),)
    places = {each.head: f"column-{each.at}" for each in table.profiles}
    return tuple(
        Flaw(why if name in _OF_THE_FORM else f"{name}: {why}", places.get(name, ""))
        for name, why in refusal.fields.items()
    )


_OF_THE_FORM = frozenset({"same", "key", "zone", "mapping"})
