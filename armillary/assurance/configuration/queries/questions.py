"""What can be asked about questions that are kept."""

from armillary.assurance.configuration.models import Question
from armillary.assurance.configuration.vocabulary import Standing

MOST = 50


def kept() -> list[Question]:
    """Those that are asked, by name; they are there for all who work with the CMDB."""
    return list(Question.objects.filter(state=Standing.ACTIVE).order_by("name", "pk")[:MOST])
