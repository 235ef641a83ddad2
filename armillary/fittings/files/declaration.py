"""The files at a glance: the verbs that every record gets, and what is done each night."""

from armillary.fittings.files import actions, jobs
from armillary.kernel.declarations import Schedule

STANDING = (actions.attach, actions.attach_internally, actions.remove_attachment)
SCHEDULE = (Schedule("delete files that ended", every=24 * 3600, job=jobs.delete_what_ended),)
