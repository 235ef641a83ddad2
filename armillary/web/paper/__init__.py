"""Documents on paper: PDF made from plain values, the same bytes for the same values.

The renderer draws what it is given and opens nothing but the two faces that come with the product:
no file of anybody's, no address.
"""

from armillary.web.paper.sheets import Paper

__all__ = ["Paper"]
