"""What was said anew in a reply: its text without what it quotes. One walk, line by line."""

import re

ABOVE = "Please write your answer above this line."
"""The last line of what we send that a reply cannot quote without showing where it ends."""

_WROTE = re.compile(
    r"^(on|am|le|el|il|op|den|em|dnia|w dniu)\b.{5,200}"
    r"\b(wrote|schrieb|écrit|escribió|scritto|schreef|skrev|escreveu|napisał)\b.{0,80}:$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^[-_\s>*]*(original message|ursprüngliche nachricht|message d'origine|mensaje original|"
    r"messaggio originale|forwarded message|weitergeleitete nachricht)[-_\s:*]*$",
    re.IGNORECASE,
)
_HEADERS = re.compile(r"^\**(from|von|de|da|van|från)\s?:\**\s.{3,}", re.IGNORECASE)
_MORE_HEADERS = re.compile(
    r"^\**(sent|date|to|subject|gesendet|datum|an|betreff|envoyé|objet|à|enviado|para|asunto|"
    r"inviato|oggetto|verzonden|aan|onderwerp)\s?:\**\s",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*_{20,}\s*$")
_LONGEST_LINE = 400


def said_anew(text: str) -> str:
    """The new words of a reply; all of the text where nothing else would be left."""
    lines = text.split("\n")
    kept = lines[: _where_quoting_begins(lines)]
    own = [line for line in _without_trailing_quotes(kept) if not line.lstrip().startswith(">")]
    return "\n".join(own).strip() or text.strip()


def _where_quoting_begins(lines: list[str]) -> int:
    for place, line in enumerate(lines):
        if _begins_quote(line, lines[place + 1 : place + 4]):
            return place
    return len(lines)


def _begins_quote(line: str, after: list[str]) -> bool:
    short = line.strip().removeprefix(">").strip()[:_LONGEST_LINE]
    if ABOVE in short or _ORIGINAL.match(short) or _WROTE.match(short):
        return True
    if after and _WROTE.match(f"{short} {after[0].strip()[:_LONGEST_LINE]}"):
        return True
    following = any(_MORE_HEADERS.match(each.strip()[:_LONGEST_LINE]) for each in after)
    return bool(following and (_HEADERS.match(short) or _RULE.match(line[:_LONGEST_LINE])))


def _without_trailing_quotes(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith(">")):
        end -= 1
    return lines[:end]
