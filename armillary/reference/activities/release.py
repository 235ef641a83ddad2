"""What people do in release to production."""

from armillary.reference.activities.activity import Activity


class Release(Activity):
    """The 8 activities of release to production, in the order of the model."""

    PROCURE_RESOURCES = (
        "release-to-production.procure-resources",
        "Procure resources",
        "Obtain the resources that the production plan needs, in time.",
    )
    ENSURE_TRAINING_IS_EXECUTED = (
        "release-to-production.ensure-training-is-executed",
        "Ensure training is executed",
        "See to it that the people named in the training plan have been trained.",
    )
    ASSEMBLE_AND_DISTRIBUTE_COMPONENTS = (
        "release-to-production.assemble-and-distribute-components",
        "Assemble and distribute components",
        "Pack the approved versions and bring them to where they will run.",
    )
    IMPLEMENT_SUPPORT_AND_CONTROL_MECHANISMS = (
        "release-to-production.implement-support-and-control-mechanisms",
        "Implement support and control mechanisms",
        "Set up monitors, runbooks and access in production, and prove that they work.",
    )
    IMPLEMENT_COMPONENTS_END_TO_END = (
        "release-to-production.implement-components-end-to-end",
        "Implement components end to end",
        "Carry out the production plan until the whole service runs.",
    )
    ADMINISTER_SOFTWARE = (
        "release-to-production.administer-software",
        "Administer software",
        "Keep account of approved versions, their licences and where they are installed.",
    )
    PERFORM_PRODUCTION_TESTS = (
        "release-to-production.perform-production-tests",
        "Perform production tests",
        "Check in production that the service behaves as it did in the test.",
    )
    PERFORM_ACCEPTANCE_TESTS = (
        "release-to-production.perform-acceptance-tests",
        "Perform acceptance tests",
        "Let the customer try the service and sign that it is what was agreed.",
    )
