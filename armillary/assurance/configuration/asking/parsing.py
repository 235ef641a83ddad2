"""From the text of a question to what it means. Pure; whatever is wrong is told with its place.

    server where support_end < today + 90d and is needed by service where criticality = 1

The grammar, from the whole to its parts:

    things     = class ["where" either]
    either     = both {"or" both}
    both       = one {"and" one}
    one        = "not" one | "(" either ")" | property … | way ["within" number] end
    end        = things | "(" things ")"
    property … = "is" ["not"] "empty" | ["not"] "in" "(" value {"," value} ")"
               | "contains" value | ("=" | "!=" | "<" | "<=" | ">" | ">=") value
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from armillary.assurance.configuration.asking.tree import (
    Asked,
    Both,
    Compared,
    Condition,
    Either,
    Language,
    Not,
    Phrase,
    Property,
    Related,
    Steps,
    Things,
    Value,
)
from armillary.assurance.configuration.asking.values import moved, read
from armillary.assurance.configuration.asking.words import Misread, Word, words_in

DEEPEST, MOST_WAYS, MOST_STEPS, MOST_VALUES = 20, 6, 20, 100
SIGNS = ("=", "!=", "<>", "<", "<=", ">", ">=")
ORDERED = frozenset({"integer", "decimal", "date", "moment", "address"})
WORDY = frozenset({"text", "long_text", "address", "person", "team", "record"})
LONGEST_PHRASE = 6


def parse(text: str, language: Language) -> Asked:
    """What the question means. Raises Misread with a sentence and the place."""
    reading = _Reading(words_in(text), language)
    things = reading.things(0)
    if reading.word.text:
        raise reading.misread(f"Nothing is expected here, so “{reading.word.text}” is too much.")
    return Asked(things, tuple(reading.spoken), tuple(dict.fromkeys(reading.notes)))


@dataclass(slots=True)
class _Reading:
    """The place in the words, and what has been met on the way."""

    words: list[Word]
    language: Language
    at: int = 0
    ways: int = 0
    spoken: list[Property] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def word(self) -> Word:
        return self.words[self.at]

    def misread(self, message: str, word: Word | None = None) -> Misread:
        word = word or self.word
        return Misread(message, word.start, word.end)

    def takes(self, *texts: str) -> str:
        """The next word if it is one of these, else nothing."""
        found = self.word.small
        if found and found in texts:
            self.at += 1
            return found
        return ""

    def needs(self, text: str) -> None:
        if not self.takes(text):
            raise self.misread(f"Here “{text}” is expected.")

    def things(self, depth: int) -> Things:
        classes = self._class()
        if not self.takes("where"):
            return Things(classes)
        before = len(self.spoken)
        condition = self.either(depth + 1)
        state = any(each.name == "state" for each in self.spoken[before:])
        return Things(classes, condition, state)

    def either(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise self.misread(f"At most {DEEPEST} brackets in each other.")
        parts = [self.both(depth)]
        while self.takes("or"):
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def both(self, depth: int) -> Condition:
        parts = [self.one(depth)]
        while self.takes("and"):
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def one(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise self.misread(f"At most {DEEPEST} brackets in each other.")
        if self.takes("not"):
            return Not(self.one(depth + 1))
        if self.takes("("):
            inside = self.either(depth + 1)
            self.needs(")")
            return inside
        if phrase := self._phrase():
            return self._related(phrase, depth)
        return self._compared(self._property())

    def _class(self) -> tuple[int, ...]:
        start = self.word
        for length in range(LONGEST_PHRASE, 0, -1):
            said = self._said(length)
            if said in self.language.classes:
                self.at += length
                return self.language.classes[said]
        if start.text:
            raise self.misread(f"There is no class “{start.text}”.")
        raise self.misread("Here a class is expected, such as server or anything.")

    def _said(self, length: int) -> str:
        words = [each.small for each in self.words[self.at : self.at + length]]
        return " ".join(words) if len(words) == length and all(words) else ""

    def _phrase(self) -> Phrase | None:
        for length in range(LONGEST_PHRASE, 0, -1):
            found = self.language.phrases.get(self._said(length))
            if found is not None and self._said(length):
                self.at += length
                return found
        return None

    def _related(self, phrase: Phrase, depth: int) -> Related:
        self.ways += 1
        if self.ways > MOST_WAYS:
            raise self.misread(f"At most {MOST_WAYS} ways in one question.")
        most = self._within() if self.takes("within") else phrase.usual
        steps = Steps(phrase.forward, phrase.backward, most)
        if self.takes("("):
            inside = self.things(depth + 1)
            self.needs(")")
            return Related(steps, inside)
        return Related(steps, self.things(depth + 1))

    def _within(self) -> int:
        word = self.word
        if not word.text.isascii() or not word.text.isdigit() or len(word.text) > 3:
            raise self.misread("Here the number of steps is expected.")
        if not 1 <= int(word.text) <= MOST_STEPS:
            raise self.misread(f"From 1 to {MOST_STEPS} steps.")
        self.at += 1
        self.takes("steps", "step")
        return int(word.text)

    def _property(self) -> Property:
        word = self.word
        for length in range(LONGEST_PHRASE, 0, -1):
            found = self.language.properties.get(self._said(length))
            if found is not None:
                self.at += length
                if found not in self.spoken:
                    self.spoken.append(found)
                return found
        if not word.text:
            raise self.misread("Here a property or a way to other things is expected.")
        raise self.misread(f"“{word.text}” is neither a property nor a way to other things.")

    def _compared(self, of: Property) -> Condition:
        if self.takes("is"):
            turned = bool(self.takes("not"))
            self.needs("empty")
            return _turned(Compared(of, "empty", ()), turned)
        turned = bool(self.takes("not"))
        if self.takes("in"):
            return _turned(Compared(of, "in", self._several(of)), turned)
        if turned:
            raise self.misread("After “not” here “in” is expected.")
        return self._beside(of)

    def _beside(self, of: Property) -> Compared:
        word = self.word
        if self.takes("contains"):
            if of.kind not in WORDY:
                raise self.misread(f"{of.label} is no text, so it contains nothing.", word)
            return Compared(of, "contains", (self._text().text,))
        sign = self.takes(*SIGNS)
        if not sign:
            raise self.misread("Here =, !=, <, <=, >, >=, contains, in or is empty is expected.")
        sign = "!=" if sign == "<>" else sign
        if sign not in ("=", "!=") and of.kind not in ORDERED and not _counts(of):
            raise self.misread(
                f"{of.label} is neither a number nor a day: only = and != say.", word
            )
        return Compared(of, sign, (self._value(of),))

    def _several(self, of: Property) -> tuple[Value, ...]:
        self.needs("(")
        found = [self._value(of)]
        while self.takes(","):
            found.append(self._value(of))
            if len(found) > MOST_VALUES:
                raise self.misread(f"At most {MOST_VALUES} values.")
        self.needs(")")
        return tuple(found)

    def _text(self) -> Word:
        word = self.word
        if not (word.text or word.quoted) or word.small in ("(", ")", ",", *SIGNS):
            raise self.misread("Here a value is expected.")
        self.at += 1
        return word

    def _value(self, of: Property) -> Value:
        word = self._text()
        try:
            value = read(of, word.text, self.language)
            while isinstance(value, date) and self.word.small in ("+", "-"):
                value = self._moved(value)
        except ValueError as error:
            raise self.misread(str(error), word) from None
        return self._followed(value) if of.kind == "number" else value

    def _followed(self, value: Value) -> Value:
        """The item that stands for one that was merged."""
        key, note = self.language.follow(int(str(value)))
        self.notes += [note] if note else []
        return key

    def _moved(self, value: date) -> date:
        sign = self.word.text
        self.at += 1
        span = self._text().text
        if span.isdigit():
            span += self._text().text
        day = moved(value.date() if isinstance(value, datetime) else value, sign, span)
        clock = value.timetz() if isinstance(value, datetime) else time(tzinfo=UTC)
        return datetime.combine(day, clock) if isinstance(value, datetime) else day


def _turned(condition: Condition, turned: bool) -> Condition:
    return Not(condition) if turned else condition


def _counts(of: Property) -> bool:
    """Whether it is chosen from numbers, such as criticality."""
    return bool(of.choices) and all(isinstance(value, int) for value, _ in of.choices)
