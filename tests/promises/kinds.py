"""Every record type that is installed, as the parameter of a promise."""

import pytest

from armillary.kernel.registry import record_types

every_record_type = pytest.mark.parametrize(
    "kind", record_types().values(), ids=lambda kind: kind.model.__name__
)
