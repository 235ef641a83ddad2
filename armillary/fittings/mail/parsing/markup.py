"""Markup that strangers wrote: nothing in it runs, loads or covers anything; and its plain text."""

import re
from html.parser import HTMLParser

import nh3

LONGEST = 500_000
_BLOCKS = frozenset(
    "blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul".split()  # noqa: SIM905
)
_INLINE = frozenset(
    "a b br code del em i ins q s small span strong sub sup tbody td tfoot th thead u".split()  # noqa: SIM905
)
TAGS = _BLOCKS | _INLINE
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
GONE_WHOLE = {"script", "style", "title", "template", "noscript", "svg", "math", "iframe", "object"}
SCHEMES = {"http", "https", "mailto"}
_MANY_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t\xa0]+")


def harmless(html: str) -> str:
    """The markup without anything but words and their order: no pictures, no styles, no ids.

    Links go to the web or to a mail address and nowhere else.
    """
    return nh3.clean(
        html[:LONGEST],
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        clean_content_tags=set(GONE_WHOLE),
        url_schemes=set(SCHEMES),
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
    )


def plain(harmless_html: str) -> str:
    """The words of markup that is harmless already, in lines."""
    reader = _Reader()
    reader.feed(harmless_html)
    reader.close()
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(reader.words).splitlines())
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects words, and breaks the line where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.words.append("\n")
        if tag == "blockquote":
            self.words.append("\n> ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")
        if tag in ("td", "th"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(_SPACES.sub(" ", data.replace("\n", " ")))
