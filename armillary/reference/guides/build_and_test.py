"""How service build and test is done, activity by activity."""

from armillary.reference.activities import BuildAndTest
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import BUILD_AND_TEST

BUILD_AND_TEST_GUIDE = Guide(
    process=BUILD_AND_TEST,
    within=(
        (
            "Everything from an approved specification to a service that is proven and can be "
            "repeated."
        ),
        "The service itself and what supports it: monitors, runbooks, articles, training plans.",
        "The master blueprint by which production will be set up.",
    ),
    outside=(
        "Deciding what to build, which is done when the service is planned.",
        "Setting it up for users in production: release takes the blueprint from here.",
        "Permission to begin, which comes as a work order of a change.",
    ),
    triggers=(
        "A work order for a specified service arrives.",
        "A fault or a new requirement demands another version.",
        "A certificate ends or is revoked.",
    ),
    good=(
        "What reaches production has been seen to work, also when parts fail, and somebody else "
        "can build it again from the blueprint."
    ),
    measures=(
        Measure(
            "Passed at first",
            "Share of test runs that passed at the first attempt.",
            "runs passed at the first attempt / all first attempts",
        ),
        Measure(
            "Covered requirements",
            "Share of binding requirements with at least one passed test.",
            "binding requirements with a passed test / binding requirements",
        ),
        Measure(
            "Escaped faults",
            "Faults found in production, of all that were found.",
            "faults found in production / all faults found",
        ),
        Measure(
            "Same again",
            "Differences between two builds from one blueprint.",
            "count of items that differ between build 1 and build 2",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=BuildAndTest.ACQUIRE_SERVICE_COMPONENTS,
            entry=(
                "A specification with its list of parts, and the decision which of them are bought."
            ),
            tasks=(
                "Order early what takes longest.",
                "Inspect what arrives, and compare versions with the list.",
                "Keep licences and terms with the part.",
                "Register each as an item that is being built.",
                "Fetch programs from their maker only, and check their digests.",
            ),
            validation=(
                "Every part on the list is here, on order with a date, or built by a named team."
            ),
            exit="Inspected parts on record, ready to be put together.",
        ),
        Paragraph(
            activity=BuildAndTest.IDENTIFY_PROJECT_TEAM,
            entry=(
                "A work order with its effort, and a list of skills that the specification calls "
                "for."
            ),
            tasks=(
                "Write down roles first and names afterwards.",
                "Agree with their leads how many days a week each person has.",
                "Keep building and certifying in different hands.",
                "Bring in one operator and one agent from the desk from the first day.",
                "Say who decides when two disagree.",
            ),
            validation="Each role has one name, and each name has agreed to the days.",
            exit="A team that knows its roles, its time and its lead.",
        ),
        Paragraph(
            activity=BuildAndTest.DEVELOP_PROVISIONING_GUIDELINES,
            entry="A first build that worked, even if by hand.",
            tasks=(
                "Note each step while you do it.",
                "Replace choices by rules, and rules by scripts where it pays.",
                "State what differs from customer to customer.",
                "Let somebody who was absent follow it, and mend where they stumble.",
                "Put it under version, with the release that it fits.",
            ),
            validation="Two people provide the service on the same day and get the same result.",
            exit="Guidelines with a version, tried by a stranger.",
        ),
        Paragraph(
            activity=BuildAndTest.DEVELOP_MANAGEMENT_GUIDELINES,
            entry="Parts that are known, and operators who will run them.",
            tasks=(
                (
                    "Describe for each kind of part how it is watched, backed up, patched, and by "
                    "whom."
                ),
                "State limits and what to do when they are passed.",
                "List accounts and rights that running it takes.",
                "Tell how it is started and stopped, and in which order.",
                "Have operations agree, line by line.",
            ),
            validation="An operator on night duty answers ten questions from the text alone.",
            exit="Guidelines that operations has accepted.",
        ),
        Paragraph(
            activity=BuildAndTest.INTEGRATE_APPLICATIONS_AND_INFRASTRUCTURE,
            entry=(
                "Inspected parts, an environment that is booked, and interfaces that are described."
            ),
            tasks=(
                "Join two parts at a time, the riskiest interface first.",
                "Keep the configuration of every attempt.",
                "Test each interface with bad input also.",
                "Note in the CMDB what needs what, while you connect it.",
                "Rebuild from nothing before you call it integrated.",
            ),
            validation=(
                "A request travels the whole way from user to data and back, on an environment "
                "built from scratch."
            ),
            exit="A whole service in a test environment, with its relations on record.",
        ),
        Paragraph(
            activity=BuildAndTest.CERTIFY_HARDWARE_AND_SOFTWARE,
            entry=(
                "A part with exact version, the standards that apply, and a certifier who has not "
                "built it."
            ),
            tasks=(
                "Check security, licence, support, load and behaviour on failure.",
                "Keep the evidence with the certificate.",
                "Limit it in time and to the environment that was tried.",
                "Refuse plainly, with what is missing.",
                "Revoke when a weakness is published or support ends.",
            ),
            validation="Whoever asks why a part may be used finds the answer and its last day.",
            exit="Certificates with evidence and end, or refusals with reasons.",
        ),
        Paragraph(
            activity=BuildAndTest.CONSTRUCT_SUPPORT_AND_CONTROL_MECHANISMS,
            entry="The management guidelines and the list of promised levels.",
            tasks=(
                "Make monitors for what was promised, and the alert text that tells what to do.",
                "Write runbooks for the five likeliest failures.",
                "Prepare articles and categories for the desk.",
                "Set up backup and rights, and leave nothing to be granted by hand.",
                "Have each of them tried by the team that will use it.",
            ),
            validation=(
                "Break it on purpose: the alert, the runbook and the article lead to the repair."
            ),
            exit="Mechanisms that are made, tried and accepted by the desk and operations.",
        ),
        Paragraph(
            activity=BuildAndTest.TEST_SERVICE_AND_SUPPORT,
            entry="An integrated service, requirements with criteria, and data to test with.",
            tasks=(
                "Derive a test from each binding requirement and each promised figure.",
                "Try ordinary use, heavy load, failure of parts, restore from backup, attack.",
                "Rehearse with the desk: real calls, played by colleagues.",
                "Log each fault with how to repeat it.",
                "Test again after each repair, and not only where it was mended.",
                "Have those who will use it sign the result.",
            ),
            validation="No requirement is without a test, and no grave fault is open.",
            exit=(
                "Test results with evidence, signed, and a list of faults one has decided to bear."
            ),
        ),
        Paragraph(
            activity=BuildAndTest.DEVELOP_TRAINING_PLANS,
            entry="Knowledge of what will be different for users, agents and operators.",
            tasks=(
                "List groups, how many they are, and what each must be able to do.",
                "Choose the shortest form that works: a page, a film, an hour together.",
                "Set dates close to the first day of use.",
                "Decide how one will see that it helped.",
                "Try it on three people.",
            ),
            validation="After the trial all three do their task without help.",
            exit="A plan with groups, contents, dates and a test, handed to release.",
        ),
        Paragraph(
            activity=BuildAndTest.DOCUMENT_MASTER_BLUEPRINT,
            entry="A service that passed its tests, and guidelines that were followed.",
            tasks=(
                "Write each step with person, place, length, check and undo.",
                "List items with exact versions, and what differs by customer.",
                "Mark the longest chain and the point after which there is no way back.",
                "Run it in staging by the clock, with people who did not write it.",
                "Freeze it, and hand it to release.",
            ),
            validation=(
                "The dry run needed no step that is not written, and the result equals the tested "
                "service."
            ),
            exit="A frozen blueprint with measured times.",
        ),
    ),
)
