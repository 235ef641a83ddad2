"""Graphs in GML: nodes, edges, and the line of whatever is wrong."""

import pytest

from armillary.assurance.configuration.imports.found import FoundItem, WrongSource, gathered
from armillary.assurance.configuration.imports.gml.reading import read_gml

RING = """graph [
  label "Ring"
  node [ id 0 label "North &amp; East" Country "Norway" Latitude 59.9 ]
  node [ id 1 label "None" ]
  node [ id 2 ]
  edge [ source 0 target 1 LinkLabel "10 G" ]
  edge [ source 1 target 2 ]
  edge [ source 2 target 1 ]
  edge [ source 2 target 2 ]
]
"""


def test_nodes_and_edges_are_told_once() -> None:
    found = gathered(read_gml([RING.encode()]))

    assert next(iter(found.items.values())) == FoundItem(
        "Ring/0",
        "network_device",
        "North & East",
        {"country": "Norway", "latitude": 59.9, "network": "Ring"},
        {"network": "Ring"},
    )
    assert [item.name for item in found.items.values()] == ["North & East", "Ring 1", "Ring 2"]
    assert [each[:3] for each in found.relations] == [
        ("Ring/0", "connects_to", "Ring/1"),
        ("Ring/1", "connects_to", "Ring/2"),
    ]
    assert [tuple(each) for each in found.left_out] == [
        ("The edge in line 8", "It joins the same nodes as the one in line 7."),
        ("The edge in line 9", "It leads from node 2 to itself."),
    ]


def test_two_graphs_may_use_the_same_ids() -> None:
    other = RING.replace("Ring", "Star")

    found = gathered(read_gml([RING.encode(), other.encode()]))

    assert len(found.items) == 6


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "graph [\n node [ id 7 ]\n node [ id 7 ]\n]",
            "Lines 2 and 3: both nodes have the id 7. Give each its own.",
        ),
        (
            "graph [\n node [ id 7 ]\n edge [ source 7 target 8 ]\n]",
            "The edge in line 3 leads to node 8, which is not there.",
        ),
        ("graph [\n node [ id 7 ]", "“graph” in line 1 is never closed."),
        ("graph [\n node", "The file ends after “node” in line 2."),
        ("graph [ ]\n]", "Line 2: this bracket closes nothing that is whole."),
        ('graph [\n label "x\n]', "Line 2: a quote is never closed."),
        ("graph [\n 7 8 ]", "Line 2: a key was to come here, not 7."),
        ("graph [\n label x ]", "Line 2: the text x needs quotes."),
        ("graph [\n ☃ ]", "Line 2: “☃ ]” is no GML."),
        ('graph [\n node [ id "7" ]\n]', "The node in line 2 needs a whole number as its id."),
        ("graph [\n node [ id " + "9" * 41 + " ]\n]", "Line 2: this number is too long."),
        ("node [ id 1 ]", "A GML file holds one graph; this one holds 0."),
        ("a [ " * 100, "Line 1: lists are at most 64 deep."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        gathered(read_gml([text.encode()]))

    assert refused.value.message == sentence
