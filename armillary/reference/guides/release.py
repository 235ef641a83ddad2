"""How release to production is done, activity by activity."""

from armillary.reference.activities import Release
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import RELEASE

RELEASE_GUIDE = Guide(
    process=RELEASE,
    within=(
        "Everything from an accepted blueprint to a customer who has accepted the service.",
        "Resources, training, distribution, installation, tests in production, early support.",
        "Approved versions of software, their licences and where they run.",
    ),
    outside=(
        "Permission and time window, which change management gives.",
        "Mending faults of the build; they go back with evidence.",
        "Running the service after early support has ended.",
    ),
    triggers=(
        "A blueprint is handed over and a customer is waiting.",
        "A new version, a patch or a new site.",
        "Licences run short or a version reaches its end.",
    ),
    good=(
        "Releases are dull: small, rehearsed, stopped early when something is wrong, and users "
        "were told and taught before."
    ),
    measures=(
        Measure(
            "Releases without trouble",
            "Share of releases that caused no incident of high priority in their first week.",
            "releases without an incident of high priority in 7 days / releases",
        ),
        Measure(
            "Time to production",
            "Days from a finished build to its use by customers.",
            "median(first use − build finished), in days",
        ),
        Measure(
            "Trained in time",
            "Share of people in the plan who were trained before their first day.",
            "people trained before their first day / people in the plan",
        ),
        Measure(
            "Licences in order",
            "Versions in use beyond what was bought.",
            "sum over versions of max(0, in use − bought)",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Release.PROCURE_RESOURCES,
            entry="A production plan with its needs, less what is in store.",
            tasks=(
                "Ask for each need: in stock, to be moved, to be bought?",
                "Order with date, place and name of the receiver.",
                "Check that the budget allows it before you order.",
                "Follow deliveries weekly, and move the plan when one slips.",
                "Count and register on arrival.",
            ),
            validation="On the day nothing has to be borrowed from another customer.",
            exit="Resources at their place, on record, before the window opens.",
        ),
        Paragraph(
            activity=Release.ENSURE_TRAINING_IS_EXECUTED,
            entry="A training plan, and the list of people in the first wave.",
            tasks=(
                "Invite by name, and tell leads who is missing.",
                "Hold the lessons in the week before use.",
                "Let people do the task, and note who cannot yet.",
                "Repeat for those who were ill.",
                "Hold the wave back where too few were reached.",
            ),
            validation="In the first week the desk gets hardly any question of how to do it.",
            exit="A list of who was trained, wave by wave, at or above the share that was set.",
        ),
        Paragraph(
            activity=Release.ASSEMBLE_AND_DISTRIBUTE_COMPONENTS,
            entry=(
                "Approved versions in the library, a target list from the CMDB, and an approved "
                "change."
            ),
            tasks=(
                "Take packages from the library only, and check digest and licence.",
                "Put together what belongs together: program, hardware, paper.",
                "Send ahead of the window, without switching anything on.",
                "Confirm arrival at each target, and repeat where it failed.",
                "Keep the previous version within reach.",
            ),
            validation="Every target reports the digest that the library has.",
            exit="Components in place and inactive, target by target.",
        ),
        Paragraph(
            activity=Release.IMPLEMENT_SUPPORT_AND_CONTROL_MECHANISMS,
            entry=(
                "Mechanisms that were accepted in the test, and a production environment prepared "
                "for them."
            ),
            tasks=(
                "Set up monitors, alerts, backup and rights as in the blueprint.",
                "Cause a harmless alert, and see that the right team answers.",
                "Publish articles for the desk on the day before.",
                "Restore one file from the first backup.",
                "Tell the desk whom to call in the first days.",
            ),
            validation="The trial alert was answered in time by a person on the rota.",
            exit="Support that is ready before the first user arrives.",
        ),
        Paragraph(
            activity=Release.IMPLEMENT_COMPONENTS_END_TO_END,
            entry=(
                "Everything in place, an approved change inside its window, and deciders within "
                "call."
            ),
            tasks=(
                "Begin with a wave so small that it may fail.",
                "Follow the steps and their checks; write real times beside planned ones.",
                "Compare the wave with those still waiting: incidents, errors, speed.",
                "Go on, wait or go back, by criteria written beforehand.",
                "Let the CMDB follow each step.",
                "Widen waves only when the last one was quiet.",
            ),
            validation=(
                "The service runs for the wave as it ran in staging, and nobody outside the wave "
                "felt anything."
            ),
            exit=(
                "A service in use by the intended people, and items that stand in the CMDB as they"
                " are."
            ),
        ),
        Paragraph(
            activity=Release.ADMINISTER_SOFTWARE,
            entry=(
                "A library of approved versions, contracts of licences, and readings of what is "
                "installed."
            ),
            tasks=(
                "Admit a version with source, digest, licence, certificate.",
                "Count installations and people against rights bought.",
                "Take back what has not been used for a quarter.",
                "Warn of versions whose support ends within half a year.",
                "Stop a release that would need more licences than there are.",
            ),
            validation="A surprise visit by the maker would cost nothing.",
            exit="A library one can trust, and a licence position with its date.",
        ),
        Paragraph(
            activity=Release.PERFORM_PRODUCTION_TESTS,
            entry="Components that were just installed, before users are let in.",
            tasks=(
                "Run the short test that covers sign-in, main task and output.",
                "See that each monitor shows a value.",
                "Compare speed with the one in staging.",
                "Let one part fail over, where that is allowed.",
                "Clean test data away.",
            ),
            validation="Results differ from staging only where the blueprint said so.",
            exit="Results attached to the change, and leave to let users in.",
        ),
        Paragraph(
            activity=Release.PERFORM_ACCEPTANCE_TESTS,
            entry=(
                "A service that passed its production tests, and criteria agreed on with the "
                "customer long before."
            ),
            tasks=(
                "Let people of the customer do their own work with it; do not guide their hands.",
                "Note each criterion as met or not, with what was seen.",
                "Agree on what may be mended later, by when.",
                "Have it signed, or take it back.",
                "Start agreement and charges on the day of the signature.",
                "End early support when its criteria are met, and hand the service to operations.",
            ),
            validation="The customer's signature lists the criteria, and open points have dates.",
            exit="An accepted service; its agreement, its charges and its measurement have begun.",
        ),
    ),
)
