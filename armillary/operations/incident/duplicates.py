"""The duplicate warning: what was logged already that sounds like this. The database compares."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, TrigramSimilarity
from django.db.models import F, FloatField, Func, Q, QuerySet, TextField, Value

from armillary.kernel.access.visibility import visible
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import UNENDED
from armillary.operations.incident.words import words_of
from armillary.people.models import Person

SHOWN = 5
NEAREST = 20
NEWEST = 100
ALIKE = 0.3
HALF = 0.5


class ShareOfWords(Func):
    """Which part of the words the record has: between 0 and 1."""

    template = (
        "(select coalesce(avg(has::int), 0)::float from (select %(expressions)s)) as has) as each)"
    )
    arg_joiner = " @@ plainto_tsquery('simple', unnest("
    output_field = FloatField()


def duplicates_of(title: str, description: str, actor: Person) -> QuerySet[Incident]:
    """At most five incidents that are not over yet and may be the same trouble, likeliest first.

    Two searches bring the candidates: titles written alike, and texts with the same words.
    `score` adds up both likenesses, each from 0 to 1.
    """
    words = words_of(title, description)
    if not words:
        return visible(Incident, actor).none()
    candidates = _written_alike(title, actor).union(_same_words(words, actor))
    likeness = TrigramSimilarity("title", title)
    share = ShareOfWords(F("search"), Value(list(words), ArrayField(TextField())))
    chosen = visible(Incident, actor).filter(pk__in=candidates)
    scored = chosen.annotate(likeness=likeness, share=share)
    close = scored.filter(Q(likeness__gte=ALIKE) | Q(share__gte=HALF))
    score = F("likeness") + F("share")
    ranked: QuerySet[Incident] = close.annotate(score=score).order_by("-score", "-pk")[:SHOWN]
    return ranked


def _written_alike(title: str, actor: Person) -> QuerySet[Incident, int]:
    alike = visible(Incident, actor).filter(state__in=UNENDED, title__trigram_similar=title)
    nearest = alike.order_by(TrigramSimilarity("title", title).desc(), "-pk")
    return nearest.values_list("pk", flat=True)[:NEAREST]


def _same_words(words: tuple[str, ...], actor: Person) -> QuerySet[Incident, int]:
    """The newest with any of the words: rare words match few, and of common ones these will do."""
    any_of_them = SearchQuery(" | ".join(words), config="simple", search_type="raw")
    alike = visible(Incident, actor).filter(
        state__in=UNENDED, closed_at__isnull=True, search=any_of_them
    )
    return alike.order_by("-pk").values_list("pk", flat=True)[:NEWEST]
