"""Binary decision diagrams: a yes or no that hangs on many, kept as one shared walk of questions.

Questions are asked in the order of their numbers. 0 is no, 1 is yes; a later node stands above the
earlier ones that it leads to, and the same question with the same answers is the same node.
"""

from collections.abc import Sequence

from armillary.engines.dependencies.errors import TooIntricate

NO, YES = 0, 1
NEVER_ASKED = 1 << 60
Case = tuple[int, int, int]


class Diagram:
    """Nodes, each a question with two ways on. TooIntricate: more steps than allowed."""

    def __init__(self, most: int) -> None:
        self.question = [NEVER_ASKED, NEVER_ASKED]
        self.if_no = [NO, YES]
        self.if_yes = [NO, YES]
        self._most = most
        self._nodes: dict[Case, int] = {}
        self._done: dict[Case, int] = {}

    def ask(self, question: int, if_no: int = NO, if_yes: int = YES) -> int:
        """The node of a question. It comes before all that it leads to."""
        if if_no == if_yes:
            return if_no
        key = (question, if_no, if_yes)
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = len(self.question)
            self.question.append(question)
            self.if_no.append(if_no)
            self.if_yes.append(if_yes)
        return node

    def either(self, one: int, other: int) -> int:
        """One or the other."""
        return self.choose(one, YES, other)

    def more_than(self, spare: int, nodes: Sequence[int]) -> int:
        """More than so many of them."""
        below = [NO] * (spare + 1) + [YES]
        for node in reversed(nodes):
            below = [
                self.choose(node, below[count + 1], below[count]) for count in range(spare + 1)
            ] + [YES]
        return below[0]

    def choose(self, condition: int, then: int, otherwise: int) -> int:
        """If the condition, then the one, otherwise the other. With a stack of its own."""
        waiting = [(condition, then, otherwise)]
        while True:
            asked = waiting[-1]
            known = self._known(asked)
            if known is not None:
                waiting.pop()
                if not waiting:
                    return known
                continue
            question, if_no, if_yes = self._parted(asked)
            no, yes = self._known(if_no), self._known(if_yes)
            if no is None:
                waiting.append(if_no)
            elif yes is None:
                waiting.append(if_yes)
            else:
                self._remember(asked, self.ask(question, no, yes))

    def _known(self, case: Case) -> int | None:
        condition, then, otherwise = case
        if condition <= YES:
            return then if condition == YES else otherwise
        if then == otherwise:
            return then
        if then == YES and otherwise in (NO, condition):
            return condition
        return self._done.get(case)

    def _parted(self, case: Case) -> tuple[int, Case, Case]:
        question = min(self.question[node] for node in case)
        asks = [self.question[node] == question for node in case]
        no = [self.if_no[node] if asked else node for node, asked in zip(case, asks, strict=True)]
        yes = [self.if_yes[node] if asked else node for node, asked in zip(case, asks, strict=True)]
        return question, (no[0], no[1], no[2]), (yes[0], yes[1], yes[2])

    def _remember(self, case: Case, node: int) -> None:
        if len(self._done) >= self._most:
            raise TooIntricate(f"An exact answer would take more than {self._most:,} steps.")
        self._done[case] = node

    def chances(self, chance: Sequence[float]) -> list[float]:
        """For each node the chance of yes, when each question has its own."""
        found = [0.0, 1.0]
        for node in range(2, len(self.question)):
            yes = chance[self.question[node]]
            found.append(yes * found[self.if_yes[node]] + (1 - yes) * found[self.if_no[node]])
        return found

    def weights(self, root: int, chance: Sequence[float]) -> list[float]:
        """For each question how much more likely the root is with a yes than with a no."""
        likely = self.chances(chance)
        reached = [0.0] * len(self.question)
        reached[root] = 1.0
        found = [0.0] * len(chance)
        for node in range(root, YES, -1):
            question, no, yes = self.question[node], self.if_no[node], self.if_yes[node]
            found[question] += reached[node] * (likely[yes] - likely[no])
            reached[yes] += reached[node] * chance[question]
            reached[no] += reached[node] * (1 - chance[question])
        return found
