"""Every record type that is installed, as the parameter of a promise."""

import pytest

from armillary.kernel.registry import record_types

every_record_type = pytest.mark.parametrize(
    "kind", record_types().values(), ids=lambda kind: kind.model.__name__
)

every_installed_type = pytest.mark.parametrize(
    "kind",
    [kind for kind in record_types().values() if kind.model._meta.app_label != "throwaway"],
    ids=lambda kind: kind.model.__name__,
)
"""Without the tests' own type, whose words nobody needs to explain."""
