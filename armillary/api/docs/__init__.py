"""The reference of the API as pages, made from the same declarations."""

from armillary.api.docs.pages import index, of_a_type

__all__ = ["index", "of_a_type"]
