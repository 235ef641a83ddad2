"""What people do in incident and service request management."""

from armillary.reference.activities.activity import Activity


class Incident(Activity):
    """The 10 activities of incident and service request management, in the order of the model."""

    LOG = (
        "incident-and-service-request-management.log",
        "Log incidents and service requests",
        "Write down who reported what, when and about which service: nothing may be lost.",
    )
    CATEGORIZE = (
        "incident-and-service-request-management.categorize",
        "Categorise incidents and service requests",
        "Name the symptom when the record opens and the cause when it closes.",
    )
    PRIORITIZE = (
        "incident-and-service-request-management.prioritize",
        "Prioritise incidents and service requests",
        "Derive priority from impact and urgency, and give a reason for any other choice.",
    )
    DISPATCH = (
        "incident-and-service-request-management.dispatch",
        "Dispatch incidents and service requests",
        "Bring the work to the team and the person who can do it.",
    )
    ISOLATE = (
        "incident-and-service-request-management.isolate",
        "Isolate incidents",
        "Narrow down what is broken and what it touches.",
    )
    ESCALATE = (
        "incident-and-service-request-management.escalate",
        "Escalate incidents",
        "Call in deeper skill or higher authority before time runs out.",
    )
    TRACK_PROGRESS = (
        "incident-and-service-request-management.track-progress",
        "Track the progress of incidents and service requests",
        "Keep the record true: what was done, what it waits for, what comes next.",
    )
    NOTIFY_CUSTOMERS = (
        "incident-and-service-request-management.notify-customers",
        "Notify customers",
        "Tell the people affected what is happening before they have to ask.",
    )
    RESOLVE = (
        "incident-and-service-request-management.resolve",
        "Resolve incidents",
        "Restore the service and record how that was done.",
    )
    CLOSE = (
        "incident-and-service-request-management.close",
        "Close incidents and service requests",
        "Let the caller confirm, name the cause, and end the record.",
    )
