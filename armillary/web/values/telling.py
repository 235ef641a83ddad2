"""Verbs in the past tense: what the timeline says that people did."""

_IRREGULAR = {
    "begin": "began",
    "bring": "brought",
    "build": "built",
    "choose": "chose",
    "cut": "cut",
    "find": "found",
    "give": "gave",
    "hold": "held",
    "keep": "kept",
    "let": "let",
    "make": "made",
    "name": "named",
    "put": "put",
    "run": "ran",
    "send": "sent",
    "set": "set",
    "start": "started",
    "take": "took",
    "tell": "told",
    "undo": "undid",
    "withdraw": "withdrew",
    "write": "wrote",
}
_DOUBLED = {
    "drop",
    "log",
    "map",
    "plan",
    "ship",
    "skip",
    "stop",
    "submit",
    "tag",
    "defer",
    "permit",
}
_VOWELS = "aeiou"
_SILENT = {"comment": "commented", "note": "noted"}


def told(verb: str) -> str:
    """What somebody did, from the name of the verb: "put_on_hold" gives "put on hold this"."""
    if verb in _SILENT:
        return _SILENT[verb]
    first, _, rest = verb.partition("_")
    words = f"{_past(first)} {rest.replace('_', ' ')}".strip()
    return words if rest else f"{words} this"


def _past(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _DOUBLED:
        return f"{word}{word[-1]}ed"
    if word.endswith("e"):
        return f"{word}d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ied"
    return f"{word}ed"
