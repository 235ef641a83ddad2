"""P15: however many vote at the same moment, an approval is decided once."""

from collections import Counter
from collections.abc import Iterator

from prove.approvals import QUORUMS, a_requester, asked, decided_by, let_baselines_be_approved
from prove.house import House
from prove.people import acting, made
from prove.promise import Figure, Size, exactly, none
from tests.approvals.race import Outcome, programs, race
from tests.makers import an_agent


def trial(house: House, size: Size) -> Iterator[Figure]:
    """In each round all voters vote at once, yes and no mixed, and each of them twice."""
    voters, rounds = size.of(50, short=16), size.of(200, short=6)
    let_baselines_be_approved()
    chance, requester = size.chance("P15"), made(a_requester)
    people = made(lambda: [an_agent() for _ in range(voters)])
    clients = made(lambda: programs(people))
    found: Counter[str] = Counter()
    for number in range(rounds):
        quorum = QUORUMS[list(QUORUMS)[number % len(QUORUMS)]]
        with acting():
            decided_by(*people, quorum=quorum)
            approval = asked(requester)
        outcome = race(approval, clients, chance)
        found.update({name: getattr(outcome, name) for name in Outcome.__slots__})
        found["rounds"] += 1
    yield exactly("rounds of voters at once", rounds, found["rounds"])
    yield Figure("votes accepted", "> 0", f"{found['accepted']:,}", found["accepted"] > 0)
    yield none("answers other than done and refused", found["unexpected"])
    yield none(
        "approvals that are not decided, or not as the votes say",
        found["undecided"] + found["not_what_the_votes_say"],
    )
    yield none("approvals decided never or twice", found["deciding_lines_but_one"])
    yield none("records told never or twice", found["lines_of_the_record_but_one"])
    yield none("votes without a row and a line, or with two", found["votes_but_accepted"])
    yield none("people with two votes", found["voters_twice"])
