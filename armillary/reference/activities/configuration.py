"""What people do in configuration management."""

from armillary.reference.activities.activity import Activity


class Configuration(Activity):
    """The 4 activities of configuration management, in the order of the model."""

    DEFINE_AND_MAINTAIN_CIS = (
        "configuration-management.define-and-maintain-cis",
        "Define and maintain configuration items",
        "Decide what is under control, and keep its attributes, status and relations.",
    )
    CONTROL_ASSETS_AND_ACCOUNT_STATUS = (
        "configuration-management.control-assets-and-account-status",
        "Control assets and account for their status",
        "Keep account of where each item is, in which state, and under whose authority.",
    )
    REPORT_CMDB_DATA = (
        "configuration-management.report-cmdb-data",
        "Report configuration data",
        "Answer questions about items and how they depend on each other.",
    )
    VERIFY_CMDB_INTEGRITY = (
        "configuration-management.verify-cmdb-integrity",
        "Verify the integrity of configuration data",
        "Compare the records with the real world and resolve every difference.",
    )
