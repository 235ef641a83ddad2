"""What the web door keeps; Django finds it here."""

from armillary.web.drafts.models import Draft

__all__ = ["Draft"]
