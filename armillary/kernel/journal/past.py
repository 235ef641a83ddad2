"""Verbs in the past tense: what timelines and news say that people did."""

_IRREGULAR = {
    "begin": "began",
    "bring": "brought",
    "build": "built",
    "choose": "chose",
    "cut": "cut",
    "do": "did",
    "draw": "drew",
    "find": "found",
    "forbid": "forbade",
    "foresee": "foresaw",
    "freeze": "froze",
    "get": "got",
    "give": "gave",
    "hear": "heard",
    "hold": "held",
    "keep": "kept",
    "let": "let",
    "lend": "lent",
    "make": "made",
    "override": "overrode",
    "name": "named",
    "put": "put",
    "run": "ran",
    "see": "saw",
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
_PLACES = {"on", "over", "off", "back", "up", "down", "for"}
_SILENT = {
    "comment": "commented",
    "note": "noted",
    "notify": "told the caller how it stands",
    "attach": "attached a file",
}


def told(verb: str) -> str:
    """What somebody did, from the name of the verb: "take_over" gives "took this over"."""
    if verb in _SILENT:
        return _SILENT[verb]
    first, _, rest = verb.partition("_")
    words = rest.split("_") if rest else []
    if not words or words[0] in _PLACES:
        words.insert(0, "this")
    return " ".join([_past(first), *words])


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
