"""An answer as a graph in GraphML, for the tools that draw and count graphs. Pure."""

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""

Node = tuple[str, Mapping[str, str]]
Edge = tuple[str, str, str]


def graphml(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """Nodes with what is told of them; edges from one number to another, with their way."""
    nodes = list(nodes)
    names = list(dict.fromkeys(name for _, told in nodes for name in told))
    keys = [
        f'<key id={_quoted(f"n{at}")} for="node" attr.name={_quoted(name)} attr.type="string"/>\n'
        for at, name in enumerate(names)
    ]
    places = {name: f"n{at}" for at, name in enumerate(names)}
    return "".join(
        (
            HEAD,
            *keys,
            '<key id="way" for="edge" attr.name="way" attr.type="string"/>\n',
            '<graph id="answer" edgedefault="directed">\n',
            *(_node(number, told, places) for number, told in nodes),
            *(_edge(*each) for each in edges),
            "</graph>\n</graphml>\n",
        )
    )


def _node(number: str, told: Mapping[str, str], places: Mapping[str, str]) -> str:
    data = "".join(
        f'<data key="{places[name]}">{_text(value)}</data>' for name, value in told.items() if value
    )
    return f"<node id={_quoted(number)}>{data}</node>\n"


def _edge(source: str, way: str, target: str) -> str:
    ends = f"source={_quoted(source)} target={_quoted(target)}"
    return f'<edge {ends}><data key="way">{_text(way)}</data></edge>\n'


def _text(value: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", value))


def _quoted(value: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("\ufffd", value))
