"""What can be asked of the CMDB: as it is, and as it was."""

from armillary.assurance.configuration.queries.catalogue import Catalogue, Way, catalogue, reread

__all__ = ["Catalogue", "Way", "catalogue", "reread"]
