"""From a list to files and back: where it can be taken out, and where a file of such rows goes."""

from armillary.fittings.exports.actions import take_out
from armillary.fittings.exports.vocabulary import Form
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address, without
from armillary.web.frame.creations import KEPT_BACK, may_create
from armillary.web.values.kinds import Way

NOT_FROM_FILES = KEPT_BACK | {"imports", "import-folders"}


def exports_of(kind: RecordType, pairs: Pairs, act: Act) -> tuple[Way, ...]:
    """The list as it is asked for, in each form that there is."""
    if take_out.allowed.refusal(None, act, activity_of(take_out, take_out.model)):
        return ()
    asked = without(pairs, "limit", "view")
    path = f"/{kind.slug}/export"
    every = (*without(asked, "columns"), ("every", "true"))
    return (
        *(Way(form.label, address(path, (*asked, ("format", form.value)))) for form in Form),
        Way("XLSX, every field", address(path, (*every, ("format", Form.XLSX.value)))),
    )


def import_url(kind: RecordType, act: Act) -> str:
    """Where rows of this type are imported, for those who may make one."""
    if kind.slug in NOT_FROM_FILES or not may_create(kind, act):
        return ""
    return f"/imports/new?into={kind.slug}"
