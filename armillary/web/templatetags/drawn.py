"""Small things that every page shows many times, each drawn once by its own template."""

from collections.abc import Hashable
from functools import cache, lru_cache
from typing import Any

from django import template
from django.template.base import Template
from django.template.context import Context
from django.template.loader import get_template

from armillary.web.values.kinds import Value

register = template.Library()
SHORT = 300


@register.simple_tag
@cache
def icon(name: str) -> str:
    """An icon of the sprite: {% icon "search" %}."""
    return fill("parts/icon.html", name=name)


@register.simple_tag
def drawn(value: Value) -> str:
    """A typed value: {% drawn fact.value %}."""
    return value_html(value)


@register.simple_tag
def written(template_name: str, /, **given: Hashable) -> str:
    """A part of a page that depends on these values alone: {% written "parts/x.html" x=x %}."""
    return _written(template_name, tuple(given.items()))


@lru_cache(maxsize=8192)
def _written(template_name: str, given: tuple[tuple[str, Hashable], ...]) -> str:
    return fill(template_name, **dict(given))


def value_html(value: Value) -> str:
    """A value by its template; equal short values are written once."""
    return _short(value) if len(value.text) <= SHORT else fill("parts/value.html", value=value)


@lru_cache(maxsize=16384)
def _short(value: Value) -> str:
    return fill("parts/value.html", value=value)


def fill(template_name: str, /, **given: Any) -> str:
    """A small template, filled with what is given and nothing else; what is given is escaped."""
    return _compiled(template_name).render(Context(given))


@cache
def _compiled(name: str) -> Template:
    backend: Any = get_template(name)
    found: Template = backend.template
    return found
