"""How available a service was to those who use it (N22), from when its parts were not well.

Instants are whole seconds, spans are half-open. `troubles` tells when a service was not well and by
which hits and ways, as the failure rules that held at each moment pass them on; `account` divides
the agreed time by that. Agreed time is one of five, and they add up:

- down: the service did not work, and nobody had planned it;
- planned: it did not work because of what was planned; it does not count, and is shown;
- degraded: it worked worse, or lacked something that it can do without;
- unknown: nobody would have noticed, so nobody says that it worked;
- up: somebody watched, and it worked.
"""

from armillary.engines.availability.accounts import Account, account
from armillary.engines.availability.troubles import Hit, Tie, Trouble, troubles
from armillary.engines.availability.ways import Blame

__all__ = ["Account", "Blame", "Hit", "Tie", "Trouble", "account", "troubles"]
