"""The lending desk as an application of the tests' settings."""

from importlib import import_module

from django.apps import AppConfig


class ThrowawayConfig(AppConfig):
    """After the site, whose processes are there first."""

    name = "tests.throwaway"

    def ready(self) -> None:
        process = import_module("tests.throwaway.process")
        import_module("armillary.kernel.registry").install((process.LENDING,))
