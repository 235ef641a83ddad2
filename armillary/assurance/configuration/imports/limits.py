"""How much one source may send. Whatever is more is refused in words before it is held."""

MOST_FILES = 20
MOST_PACKED = 64 * 1024 * 1024
MOST_BYTES = 256 * 1024 * 1024
MOST_DOCUMENT = 64 * 1024 * 1024
"""JSON and GML, which are held as objects: about ten times their size in memory."""
MOST_YAML = 4 * 1024 * 1024
MOST_UNFOLDED = 1_000_000
"""Nodes of a YAML document after each alias was put in its place."""
DEEPEST = 64
MOST_ITEMS = 1_000_000
MOST_RELATIONS = 4_000_000
MOST_LEFT_OUT = 100_000
LONGEST_KEY = 200
LONGEST_NAME = 200
LONGEST_GROUP = 60
LONGEST_VALUE = 4_000
MOST_ATTRIBUTES = 200
