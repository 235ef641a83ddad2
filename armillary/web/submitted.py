"""What a form sent, without the fields that only carry it."""

from django.http import HttpRequest

from armillary.gate.once import FORM_KEY
from armillary.kernel.custom import PREFIX
from armillary.kernel.errors import Invalid

CARRIERS = frozenset({"csrfmiddlewaretoken", "next", "version", "only", FORM_KEY})


def typed_in(request: HttpRequest) -> dict[str, str]:
    """Name to text, for what a person typed or chose. The last one of a name counts.

    Of a custom field all count: it may take several choices.
    """
    typed = {name: str(value) for name, value in request.POST.items() if name not in CARRIERS}
    several = {name: request.POST.getlist(name) for name in typed if name.startswith(PREFIX)}
    return typed | {name: ",".join(texts) for name, texts in several.items()}


def version_in(request: HttpRequest) -> int | None:
    """The version of the record that the form was made from."""
    text = request.POST.get("version", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise Invalid({"version": "This must be the version of the record that you saw."})
    return int(text)
