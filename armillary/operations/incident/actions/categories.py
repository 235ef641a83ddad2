"""What can be done to the trees of categories."""

from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.operations.incident.actions.allowed import keepers
from armillary.operations.incident.models import Category
from armillary.operations.incident.models.category import BETWEEN
from armillary.operations.incident.vocabulary import CategoryState, Tree
from armillary.reference.activities import Incident as Activity


def has_active_children(category: Category, act: Act) -> str | None:
    """A branch goes with its leaves, and the leaves first."""
    if Category.objects.filter(parent=category.pk, state=CategoryState.ACTIVE).exists():
        return "There are active categories below it: retire them first."
    return None


def has_retired_parent(category: Category, act: Act) -> str | None:
    """Nothing grows on a dead branch."""
    above = Category.objects.filter(pk=category.parent_id, state=CategoryState.RETIRED).first()
    return f"{above.path} is retired: revive it first." if above else None


@creation(start=CategoryState.ACTIVE, activity=Activity.CATEGORIZE, allowed=keepers)
def define(act: Act, *, name: str, tree: Tree, parent: Category | None = None) -> Category:
    """Add a category at the top of a tree, or below another one."""
    if parent and (why := _flaw_of_place(parent, tree)):
        raise Invalid({"parent": why})
    return Category(
        name=name,
        tree=tree,
        parent=parent,
        path=f"{parent.path}{BETWEEN}{name}" if parent else name,
        root=parent.root if parent else name,
    )


@change(activity=Activity.CATEGORIZE, allowed=keepers)
def rename(category: Category, act: Act, *, name: str) -> None:
    """Call it by another name; what stands below it follows."""
    above, old = category.path.rpartition(BETWEEN)[0], category.path
    path = f"{above}{BETWEEN}{name}" if above else name
    root = category.root if above else name
    below = Category.objects.filter(tree=category.tree, path__startswith=old + BETWEEN)
    for each in below.order_by("pk"):
        follow(each, act, path=path + each.path.removeprefix(old), root=root)
    category.name, category.path, category.root = name, path, root


@change(activity=Activity.CATEGORIZE, allowed=keepers)
def follow(category: Category, act: Act, *, path: str, root: str) -> None:
    """A category above it has another name now. Done by rename, never by itself."""
    category.path = path
    category.root = root


@transition(
    source=CategoryState.ACTIVE,
    target=CategoryState.RETIRED,
    activity=Activity.CATEGORIZE,
    allowed=keepers,
    unless=has_active_children,
)
def retire(category: Category, act: Act) -> None:
    """Offer it no more; what carries it keeps it."""


@transition(
    source=CategoryState.RETIRED,
    target=CategoryState.ACTIVE,
    activity=Activity.CATEGORIZE,
    allowed=keepers,
    unless=has_retired_parent,
)
def revive(category: Category, act: Act) -> None:
    """Offer it again."""


def _flaw_of_place(parent: Category, tree: Tree) -> str | None:
    if parent.tree != tree:
        return f"{parent.path} stands in the {parent.tree} tree."
    return f"{parent.path} is retired." if parent.state == CategoryState.RETIRED else None
