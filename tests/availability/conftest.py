"""The tests of availability start with a described CMDB and its manager."""

from armillary.assurance.configuration.tests.conftest import keeper

__all__ = ["keeper"]
