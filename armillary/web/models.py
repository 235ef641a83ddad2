"""What the web door keeps; Django finds it here."""

from armillary.web.drafts.models import Draft
from armillary.web.keys.models import Keyboard

__all__ = ["Draft", "Keyboard"]
