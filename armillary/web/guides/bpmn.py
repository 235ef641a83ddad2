"""The work of a process as BPMN 2.0: lanes, tasks, their order and what is exchanged, with places.

It is the drawing of the guide in the words of ISO/IEC 19510, for programs that read it.
"""

from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from armillary.transformation.guides.told import Told
from armillary.web.guides.lanes import HEAD, PILL, Box, Lanes, Pill

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
SHAPES = "http://www.omg.org/spec/BPMN/20100524/DI"
BOUNDS = "http://www.omg.org/spec/DD/20100524/DC"
LINES = "http://www.omg.org/spec/DD/20100524/DI"
OURS = "urn:armillary:guides"
EVENT = 30
for prefix, space in (("bpmn", MODEL), ("bpmndi", SHAPES), ("dc", BOUNDS), ("di", LINES)):
    register_namespace(prefix, space)

Point = tuple[float, float]


def bpmn_of(told: Told, lanes: Lanes) -> bytes:
    """The document."""
    root = Element(f"{{{MODEL}}}definitions", {"id": "guide", "targetNamespace": OURS})
    _collaboration(root, told, lanes)
    _process(root, told, lanes)
    _diagram(root, lanes)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written


def _tag(parent: Element, tag: str, space: str = MODEL, /, **attributes: str) -> Element:
    return SubElement(parent, f"{{{space}}}{tag}", attributes)


def _collaboration(root: Element, told: Told, lanes: Lanes) -> None:
    """The process itself, and every other party as a closed box."""
    whole = _tag(root, "collaboration", id="collaboration")
    _tag(whole, "participant", id="pool", name=told.process.title, processRef="process")
    received = [(f"from_{place}", pill) for place, pill in enumerate(lanes.gets)]
    given = [(f"to_{place}", pill) for place, pill in enumerate(lanes.gives)]
    for party, pill in (*received, *given):
        _tag(whole, "participant", id=party, name=pill.text)
    flows = [(party, party, "pool", pill) for party, pill in received]
    flows += [(party, "pool", party, pill) for party, pill in given]
    for party, source, target, pill in flows:
        ends = {"sourceRef": source, "targetRef": target}
        _tag(whole, "messageFlow", id=f"flow_{party}", name=pill.hint, **ends)


def _process(root: Element, told: Told, lanes: Lanes) -> None:
    process = _tag(root, "process", id="process", name=told.process.title, isExecutable="false")
    held = _tag(process, "laneSet", id="lanes")
    for place, lane in enumerate(lanes.lanes):
        group = _tag(held, "lane", id=f"lane_{place}", name=lane.role.title)
        for box in lanes.boxes:
            if lane.holds(box):
                _tag(group, "flowNodeRef").text = _id(box)
    _tag(process, "startEvent", id="start", name="; ".join(told.guide.triggers))
    for box in lanes.boxes:
        kind = "userTask" if box.chapter.is_built else "manualTask"
        task = _tag(process, kind, id=_id(box), name=box.chapter.activity.title)
        _tag(task, "documentation").text = "\n".join(box.chapter.paragraph.texts)
    _tag(process, "endEvent", id="end")
    for number, (source, target) in enumerate(pairwise(("start", *map(_id, lanes.boxes), "end"))):
        attributes = {"sourceRef": source, "targetRef": target}
        _tag(process, "sequenceFlow", id=f"way_{number}", **attributes)


def _diagram(root: Element, lanes: Lanes) -> None:
    diagram = _tag(root, "BPMNDiagram", SHAPES, id="diagram")
    plane = _tag(diagram, "BPMNPlane", SHAPES, id="plane", bpmnElement="collaboration")
    _shape(plane, "pool", 0, lanes.top, lanes.across, lanes.height_of_lanes)
    for place, lane in enumerate(lanes.lanes):
        _shape(plane, f"lane_{place}", lane.x, lanes.top, lane.width, lanes.height_of_lanes)
    for way, pills in (("from", lanes.gets), ("to", lanes.gives)):
        for place, pill in enumerate(pills):
            _shape(plane, f"{way}_{place}", pill.x, pill.y, pill.width, PILL)
            _edge(plane, f"flow_{way}_{place}", _message(pill, lanes, inwards=way == "from"))
    for box in lanes.boxes:
        _shape(plane, _id(box), box.x, box.y, box.width, box.height)
    if lanes.boxes:
        _ends(plane, lanes)


def _ends(plane: Element, lanes: Lanes) -> None:
    """Where it begins and ends, and the ways between the tasks."""
    first, last = lanes.boxes[0], lanes.boxes[-1]
    start, end = lanes.top + HEAD - EVENT - 4, lanes.bottom - 4
    _shape(plane, "start", first.middle - EVENT / 2, start, EVENT, EVENT)
    _shape(plane, "end", last.middle - EVENT / 2, end, EVENT, EVENT)
    places = [
        ((first.middle, start + EVENT), (first.middle, start + EVENT)),
        *(((box.middle, box.y), (box.middle, box.foot)) for box in lanes.boxes),
        ((last.middle, end), (last.middle, end)),
    ]
    for number, (one, other) in enumerate(pairwise(places)):
        _edge(plane, f"way_{number}", (one[1], other[0]))


def _message(pill: Pill, lanes: Lanes, *, inwards: bool) -> tuple[Point, Point]:
    outside = (pill.middle, pill.y + (PILL if inwards else 0))
    inside = (pill.middle, lanes.top if inwards else lanes.bottom)
    return (outside, inside) if inwards else (inside, outside)


def _shape(plane: Element, of: str, x: float, y: float, width: float, height: float) -> None:
    attributes = {"isHorizontal": "false"} if of.startswith(("pool", "lane")) else {}
    shape = _tag(plane, "BPMNShape", SHAPES, id=f"{of}_shape", bpmnElement=of, **attributes)
    bounds = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
    _tag(shape, "Bounds", BOUNDS, **bounds)


def _edge(plane: Element, of: str, points: tuple[Point, Point]) -> None:
    edge = _tag(plane, "BPMNEdge", SHAPES, id=f"{of}_edge", bpmnElement=of)
    for x, y in points:
        _tag(edge, "waypoint", LINES, x=f"{x:g}", y=f"{y:g}")


def _id(box: Box) -> str:
    return f"task_{box.number}"
