"""What repeats do by themselves."""

from armillary.fittings.repeats import keeping
from armillary.kernel.declarations import Schedule

FORGET = Schedule("forget answers after a day", every=3600, job=keeping.forget_the_old)
