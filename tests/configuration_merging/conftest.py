"""A house whose CMDB is described, with the rules by which sources are understood."""

from tests.configuration_sources.conftest import keeper

__all__ = ["keeper"]
