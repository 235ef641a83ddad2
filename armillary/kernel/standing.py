"""The verbs that every record has, whatever its type."""

from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.links.actions import link, unlink

STANDING_VERBS = (comment, note, link, unlink)
