"""A plan of acts by people at moments, done in memory and written together.

For what has happened already: the log of another desk, the past of the demo, the load of the bench.
What it leaves is what the verbs leave.
"""

from armillary.kernel.chronicle.background import Background
from armillary.kernel.chronicle.chronicle import Chronicle
from armillary.kernel.chronicle.enactors import Enactor, OneByOne
from armillary.kernel.chronicle.keys import Keys
from armillary.kernel.chronicle.writing import write

__all__ = ["Background", "Chronicle", "Enactor", "Keys", "OneByOne", "write"]
