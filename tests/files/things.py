"""The records of the tests' own type to which files are attached."""

from armillary.kernel.acts import Act
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve


def a_thing(act: Act) -> Thing:
    """A record that something can be attached to."""
    return shelve(act, title="A lantern")
