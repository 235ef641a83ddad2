"""A plan of acts by people at moments, done in memory and written together.

For what has happened already: the log of another desk, the past of the demo, the load of the bench.
What it leaves is what the verbs leave.
"""

from armillary.fittings.chronicle.background import Background
from armillary.fittings.chronicle.chronicle import Chronicle
from armillary.fittings.chronicle.enactors import Enactor, OneByOne
from armillary.fittings.chronicle.ids import fresh_ids
from armillary.fittings.chronicle.keys import Keys
from armillary.fittings.chronicle.writing import write

__all__ = ["Background", "Chronicle", "Enactor", "Keys", "OneByOne", "fresh_ids", "write"]
