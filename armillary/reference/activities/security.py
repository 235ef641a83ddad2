"""What people do in security management."""

from armillary.reference.activities.activity import Activity


class Security(Activity):
    """The 7 activities of security management, in the order of the model."""

    ENFORCE_SECURITY_POLICY = (
        "security-management.enforce-security-policy",
        "Enforce security policy",
        "See to it that IT follows the security policy, and handle every exception openly.",
    )
    PROMOTE_SECURITY_AWARENESS = (
        "security-management.promote-security-awareness",
        "Promote security awareness",
        "Teach people what threatens information and what they can do about it.",
    )
    ANALYSE_SECURITY_GAPS = (
        "security-management.analyse-security-gaps",
        "Analyse security gaps",
        "Compare the controls in place with those that policy and threats demand.",
    )
    ASSESS_SECURITY_RISKS = (
        "security-management.assess-security-risks",
        "Assess security risks",
        "Estimate how likely and how harmful each threat is, and choose a treatment.",
    )
    AUDIT_SECURITY = (
        "security-management.audit-security",
        "Audit security",
        "Test with evidence whether the controls work as described.",
    )
    EVALUATE_SECURITY_INCIDENTS = (
        "security-management.evaluate-security-incidents",
        "Evaluate security incidents",
        "Judge how serious a security incident is, what it reached, and what to learn.",
    )
    ASSIST_IN_RESOLVING_SECURITY_ISSUES = (
        "security-management.assist-in-resolving-security-issues",
        "Assist in resolving security issues",
        "Help other teams to close security weaknesses, and confirm that they are closed.",
    )
