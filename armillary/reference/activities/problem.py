"""What people do in problem management."""

from armillary.reference.activities.activity import Activity


class Problem(Activity):
    """The 8 activities of problem management, in the order of the model."""

    ANALYSE_INCIDENT_TRENDS = (
        "problem-management.analyse-incident-trends",
        "Analyse incident trends",
        "Look through closed incidents for what recurs, grows or belongs together.",
    )
    LOG_PROBLEMS = (
        "problem-management.log-problems",
        "Log problems",
        "Open a problem for a cause worth removing, with the incidents that point to it.",
    )
    IDENTIFY_ROOT_CAUSES = (
        "problem-management.identify-root-causes",
        "Identify root causes",
        "Form and test explanations until one accounts for the incidents.",
    )
    TRACK_SOLUTION_PROGRESS = (
        "problem-management.track-solution-progress",
        "Track solution progress",
        "Follow the solution from idea to change, and keep its owners to their dates.",
    )
    VERIFY_KNOWN_ERRORS = (
        "problem-management.verify-known-errors",
        "Verify known errors",
        "Confirm that the cause is understood and that the workaround works.",
    )
    CONTROL_KNOWN_ERRORS = (
        "problem-management.control-known-errors",
        "Control known errors",
        "Publish known errors with their workarounds, and keep them current.",
    )
    RESOLVE_PROBLEMS = (
        "problem-management.resolve-problems",
        "Resolve problems",
        "Have the cause removed through a change, and check that the incidents cease.",
    )
    CLOSE_PROBLEMS_AND_KNOWN_ERRORS = (
        "problem-management.close-problems-and-known-errors",
        "Close problems and known errors",
        "End the records truthfully: removed, accepted, or not worth removing.",
    )
