"""What a graph says, in sentences: its answer first, then what was left out of it."""

from collections.abc import Iterator

from armillary.assurance.configuration.queries import surroundings
from armillary.assurance.configuration.queries.neighbourhood import FARTHEST, MOST
from armillary.assurance.configuration.vocabulary import Direction, Family
from armillary.web.graph.asked import Asked, Overlay, View
from armillary.web.graph.found import NEAR
from armillary.web.graph.overlays import About
from armillary.web.graph.picture import Picture
from armillary.web.graph.services import BECOMES, becoming
from armillary.web.values.words import few

FEW = 5


def answer(picture: Picture) -> str:
    """The answer to what the graph was asked."""
    asked = picture.asked
    if asked.view is View.NEAR:
        return _way(picture) if asked.to is not None else _near(picture)
    return _rests(picture) if asked.direction is Direction.UPSTREAM else _fails(picture)


def left_out(picture: Picture) -> tuple[str, ...]:
    """What the graph shows of something else, does not show, or not one by one."""
    return tuple(_left_out(picture))


def about_path(picture: Picture) -> str:
    """In an impact view: whether the failure goes to the item that was asked for."""
    asked = picture.asked
    if asked.view is View.NEAR or asked.to is None:
        return ""
    if not picture.found.path:
        return "The item that you picked is not among what is shown here: no way leads to it."
    seen = picture.found.seen
    return "The way: " + " → ".join(seen[key].name for key in picture.found.path) + "."


def is_bare(picture: Picture) -> bool:
    """Whether there is nothing besides the item itself."""
    return len(picture.found.steps) == 1


def _near(picture: Picture) -> str:
    asked, number = picture.asked, len(picture.found.steps) - 1
    depth = asked.depth or NEAR
    things = _counted(number, "item")
    where = f"within {_counted(depth, 'step')} of {picture.centre.name}"
    if asked.direction is Direction.UPSTREAM:
        where += ", on what it rests on"
    elif asked.direction is Direction.DOWNSTREAM:
        where += ", on what rests on it"
    if not picture.complete:
        return f"At least {things} are {where}."
    return f"{things} {'is' if number == 1 else 'are'} {where}."


def _way(picture: Picture) -> str:
    name = picture.centre.name
    path = picture.found.path
    if not path:
        return (
            f"No way leads from {name} to the item that you picked: not within {FARTHEST} steps, "
            "not in this direction, and not through what you may see."
        )
    last = max(path, key=picture.found.steps.__getitem__)
    steps = _counted(picture.found.steps[last], "step")
    ways = "" if len(path) == picture.found.steps[last] + 1 else "; there is more than one such way"
    return f"{picture.found.seen[last].name} is {steps} away from {name}{ways}."


def _fails(picture: Picture) -> str:
    found = picture.found
    said = becoming(each for key, each in found.outcomes.items() if key != picture.centre.key)
    name = picture.centre.name
    if not said:
        return f"If {name} fails, nothing else does, as far as we know."
    return f"If {name} fails: {said}.{_services(picture)}"


def _services(picture: Picture) -> str:
    """The services among them: the worst outcome of all, and a few names."""
    found = picture.found
    hit = {
        key: each
        for key, each in found.outcomes.items()
        if key != picture.centre.key and found.seen[key].family == Family.SERVICE
    }
    if not hit:
        return ""
    worst = max(hit.values())
    names = [found.seen[key].name for key, each in hit.items() if each == worst]
    return f" Services {BECOMES[worst]}: {few(names, FEW)}."


def _rests(picture: Picture) -> str:
    number, name = len(picture.found.seen) - 1, picture.centre.name
    if not number:
        return f"{name} rests on nothing that we know of."
    return f"{name} can fail with {_counted(number, 'item')}; {_alone(picture)}."


def _alone(picture: Picture) -> str:
    """The single points of failure by name, the nearest first."""
    found = picture.found
    if not found.alone:
        return "none of them brings it down alone"
    named = [found.seen[key].name for key in found.seen if key in found.alone]
    verb = "brings" if len(named) == 1 else "bring"
    return f"{len(named):,} of them {verb} it down alone: {few(named, FEW)}"


def _left_out(picture: Picture) -> Iterator[str]:
    if picture.note:
        yield picture.note
    if picture.about and picture.asked.overlay is Overlay.SUSPECTS:
        yield _suspected(picture.about, picture)
    if not picture.complete:
        most = MOST if picture.asked.view is View.NEAR else surroundings.MOST
        yield f"More than {most:,} items hang together here: those farther away were left out."
    if not picture.found.whole:
        yield f"All of them are counted; the {MOST:,} nearest are shown."
    grouped = sum(each.count for each in picture.bundles)
    if grouped:
        yield (
            f"{grouped:,} items are shown in {_counted(len(picture.bundles), 'group')}. "
            "Open a group to see its members."
        )


def _suspected(told: About, picture: Picture) -> str:
    """The likeliest by name, and what is suspected and not shown here."""
    ranks = {key: each.rank for key, each in told.suspects.items()}
    if not ranks:
        return f"Nothing is recorded that {told.number} could come from."
    likeliest = [
        each.item.name for each in picture.spots if each.suspicion and each.suspicion.rank == 1
    ]
    some = " or ".join(likeliest[:FEW]) or "nothing that is shown here"
    away = len(ranks.keys() - {each.item.key for each in picture.spots})
    more = f" {_counted(away, 'suspect')} stand in groups or elsewhere." if away else ""
    return f"The likeliest cause of {told.number}, as of now: {some}.{more}"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def question(asked: Asked, name: str) -> str:
    """What the graph asks; the heading of its page."""
    if asked.view is View.NEAR:
        return f"What is near {name}?" if asked.to is None else f"How does {name} hang together?"
    if asked.direction is Direction.UPSTREAM:
        return f"What can {name} fail with?"
    return f"What fails with {name}?"
