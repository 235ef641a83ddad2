"""What people do in change management."""

from armillary.reference.activities.activity import Activity


class Change(Activity):
    """The 6 activities of change management, in the order of the model."""

    PROCESS_RFCS = (
        "change-management.process-rfcs",
        "Process requests for change",
        "Take in a request, check that it is complete, and choose its path.",
    )
    ASSESS_IMPACT = (
        "change-management.assess-impact",
        "Assess impact",
        "Work out what the change touches, what could fail, and how bad that would be.",
    )
    APPROVE_CHANGES = (
        "change-management.approve-changes",
        "Approve changes",
        "Decide, on full evidence and free of own interest, whether it may go ahead.",
    )
    SCHEDULE_AND_COORDINATE_CHANGES = (
        "change-management.schedule-and-coordinate-changes",
        "Schedule and coordinate changes",
        "Find a time without conflict, order the work, and follow it as it happens.",
    )
    COORDINATE_RECOVERY_FROM_FAILED_CHANGES = (
        "change-management.coordinate-recovery-from-failed-changes",
        "Coordinate recovery from failed changes",
        "Stop a failing change in time, take it back, and learn from it.",
    )
    MANAGE_URGENT_CHANGES = (
        "change-management.manage-urgent-changes",
        "Manage urgent changes",
        "Let a change through fast when waiting is worse, and complete the record after.",
    )
