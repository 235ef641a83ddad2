"""How large a file may be. Whatever is larger is refused in words, before it is held in memory."""

from armillary.kernel.lifecycle.text import LONGEST

BIGGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = LONGEST
MOST_MEMBERS = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_TIMES_LARGER = 250
"""A sheet of words packs to a tenth; what unpacks to so many times its size is a bomb."""
SECONDS, CHILD_MEMORY = 60, 768 * 1024 * 1024
