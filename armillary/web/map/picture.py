"""The map to take away: a picture that stands alone, the same in points, and all of it on paper."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import resvg_py
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.reference.groups import GROUPS
from armillary.web.map import page, workflow
from armillary.web.map.paper import printed, printed_way
from armillary.web.paper.sheets import FACES

Shown = Mapping[str, Any]
Rgb = tuple[int, int, int]
HUES = {
    "alignment": (0x70, 0x48, 0xA8),
    "design": (0x0D, 0x6E, 0x80),
    "deployment": (0x43, 0x70, 0x24),
    "operations": (0xB0, 0x50, 0x0F),
    "assurance": (0x2C, 0x5A, 0xA9),
}
"""The hues of tokens.css on paper."""
WHITE, PAPER = (255, 255, 255), (0xF7, 0xF5, 0xF0)
SHADES = (0.07, 0.14, 0.22, 0.3, 0.38)
PIXELS = 1680
FONTS = [str(FACES / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]


@dataclass(frozen=True, slots=True)
class Hue:
    """The colours of a group, each as SVG writes it."""

    id: str
    ink: str
    line: str
    pale: str
    shades: tuple[str, ...]


def svg(shown: Shown) -> bytes:
    """The drawing alone, with its colours in it."""
    return render_to_string("map/picture.svg", {**shown, "palette": tuple(palette())}).encode()


def png(shown: Shown) -> bytes:
    """The same in points, wide enough for a sheet of paper."""
    return _in_points(svg(shown))


@lru_cache(maxsize=8)
def _in_points(drawn: bytes) -> bytes:
    """It takes a while, and two often want the same."""
    return resvg_py.svg_to_bytes(
        svg_string=drawn.decode(),
        width=PIXELS,
        font_files=FONTS,
        font_family="DejaVu Sans",
        skip_system_fonts=True,
    )


def palette() -> Iterator[Hue]:
    """The colours of all groups."""
    for group in GROUPS:
        hue = HUES[group.id]
        yield Hue(
            id=group.id,
            ink=_mixed(hue, 1, WHITE),
            line=_mixed(hue, 0.35, PAPER),
            pale=_mixed(hue, 0.04, PAPER),
            shades=tuple(_mixed(hue, part, WHITE) for part in SHADES),
        )


def _mixed(hue: Rgb, part: float, ground: Rgb) -> str:
    return "#" + "".join(
        f"{round(part * one + (1 - part) * other):02x}"
        for one, other in zip(hue, ground, strict=True)
    )


@staff_only
@require_safe
def of_map(request: Request, form: str) -> HttpResponse:
    """The map as a file."""
    return _file(request, form, page.context(request), printed, "armillary-map")


@staff_only
@require_safe
def of_workflow(request: Request, form: str) -> HttpResponse:
    """The way of a service as a file."""
    return _file(request, form, workflow.context(request), printed_way, "armillary-workflow")


def _file(
    request: Request,
    form: str,
    shown: Shown,
    on_paper: Callable[..., bytes],
    name: str,
) -> HttpResponse:
    if form == "svg":
        answer = HttpResponse(svg(shown), content_type="image/svg+xml")
    elif form == "png":
        answer = HttpResponse(png(shown), content_type="image/png")
    else:
        made = on_paper(shown, png(shown), at=act_of(request).at)
        answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
