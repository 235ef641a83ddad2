"""How security management is done, activity by activity."""

from armillary.reference.activities import Security
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import SECURITY

SECURITY_GUIDE = Guide(
    process=SECURITY,
    within=(
        "The security policy as it concerns IT, its controls, and the proof that they work.",
        "Risks to information, weaknesses that become known, and exceptions.",
        "What people in IT have to know about threats.",
    ),
    outside=(
        "Guards, doors and badges, unless they protect machines.",
        "Giving and taking accounts day by day, which operations does by the rules set here.",
        "Restoring service after an attack; the desk leads and security assists.",
    ),
    triggers=(
        "Policy, law or a contract demands something new.",
        "A weakness is published or found.",
        "Somebody reports a suspicion, or an alert shows one.",
        "A service is designed, or one is altered deeply.",
    ),
    good=(
        "The organisation knows which risks it bears and has chosen them, and the controls are as "
        "good on a Tuesday as on the day of the audit."
    ),
    measures=(
        Measure(
            "Controls that work",
            "Share of controls whose last test with evidence was passed.",
            "controls whose last test passed / controls in force",
        ),
        Measure(
            "Exposure",
            "Days from the publication of a weakness to its repair here, by severity.",
            "median(repaired − published), in days",
        ),
        Measure(
            "Overdue findings",
            "Findings past their date, and who holds them.",
            "count of open findings with a due date before today",
        ),
        Measure(
            "Exceptions",
            "Exceptions in force, and those that should have ended.",
            "count in force; count in force after their end",
        ),
        Measure(
            "Reports by people",
            "Share of trial mails that were reported rather than opened.",
            "trial mails reported / trial mails sent",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Security.ENFORCE_SECURITY_POLICY,
            entry="A policy that management has put in force, and services to which it applies.",
            tasks=(
                "Turn each sentence of the policy into a control that can be checked.",
                "Name one person for each control.",
                "Build checks into daily work: the form that asks, the gate that refuses.",
                "Take exceptions in writing, with a reason, a substitute control and an end.",
                "Look each month at what was refused, bypassed or excepted.",
            ),
            validation=(
                "For any sentence of the policy one can show where it is checked and when that "
                "check last said no."
            ),
            exit=(
                "Controls at work in the processes, and a list of exceptions that is short and "
                "dated."
            ),
        ),
        Paragraph(
            activity=Security.PROMOTE_SECURITY_AWARENESS,
            entry="Knowledge of what goes wrong here, and of who handles what is worth stealing.",
            tasks=(
                "Choose few topics a year, from real incidents.",
                "Speak to each group about its own work: builders, operators, the desk, managers.",
                "Show what to do, and make reporting one press of a key.",
                "Try it with a harmless trap, and never shame whoever falls for it.",
                "Count who reports, not only who has clicked through the lesson.",
            ),
            validation="Reports of real suspicions rise, and arrive within minutes.",
            exit="People who notice and report, and a record of who was taught what.",
        ),
        Paragraph(
            activity=Security.ANALYSE_SECURITY_GAPS,
            entry=(
                "A list of controls that ought to be there, by policy, law or a public catalogue."
            ),
            tasks=(
                "Decide for each control whether it applies, and write why not.",
                "Collect evidence from the records first; ask people where there is none.",
                "Mark the state today and the state wanted, by one scale.",
                "Order gaps by risk removed for the effort.",
                "Give each gap a name, a date and a price.",
            ),
            validation="An outsider given the evidence comes to the same marks.",
            exit="A dated list of gaps that planning and finance can work with.",
        ),
        Paragraph(
            activity=Security.ASSESS_SECURITY_RISKS,
            entry=(
                "Something of value, somebody or something that threatens it, and data on how "
                "often that succeeds."
            ),
            tasks=(
                "Describe the scenario in one sentence: who does what to what, with which effect.",
                "Take the value from the services that rest on it.",
                "Estimate frequency and loss as ranges, and say how sure you are.",
                "Choose: reduce, share, avoid, or bear until a date.",
                "Let somebody whose money it is sign what is borne.",
                "Assess again when the service, the threat or a control has changed.",
            ),
            validation=(
                "Last year's estimates are held against what happened, and the estimator has "
                "learnt from it."
            ),
            exit="Risks with treatment, residual risk and the name of the person who bears it.",
        ),
        Paragraph(
            activity=Security.AUDIT_SECURITY,
            entry=(
                "A programme for the year, and an auditor who neither runs nor manages what is "
                "looked at."
            ),
            tasks=(
                (
                    "Agree on scope and period, and take all records of it rather than a handful "
                    "where you can."
                ),
                "Look at what was done; treat what is written as a claim.",
                "Note evidence so that it can be found again.",
                "Show facts to those concerned before you draw conclusions.",
                "Write each finding with condition, rule, cause, effect.",
                "Come back at the agreed date and test the repair.",
            ),
            validation="The audited team disputes conclusions at most, never facts.",
            exit=(
                "A report with findings that have owners and dates, and a follow-up in the "
                "calendar."
            ),
        ),
        Paragraph(
            activity=Security.EVALUATE_SECURITY_INCIDENTS,
            entry="An incident that somebody has marked as touching security.",
            tasks=(
                "Ask which of the three suffered: secrecy, correctness, or availability.",
                (
                    "Set the class, and with it who has to be told and by when; law may give you "
                    "hours."
                ),
                "Preserve evidence before machines are cleaned.",
                "Trace how far it went, with accounts, machines and the graph of what they reach.",
                "Say what would have stopped it, and hand that to the gap list.",
            ),
            validation="The story has no gap in time between the first trace and the last.",
            exit="An evaluated incident with class, reach, cost and lessons.",
        ),
        Paragraph(
            activity=Security.ASSIST_IN_RESOLVING_SECURITY_ISSUES,
            entry="A weakness, a finding or an evaluated incident that another team has to mend.",
            tasks=(
                "Find what is affected through the CMDB, versions included.",
                "Set the date by severity, by how critical the thing is, and by how exposed it is.",
                (
                    "Explain the weakness in the words of those who mend it, with a way to test "
                    "the repair."
                ),
                "Offer a stopgap when the repair must wait.",
                "Test again yourself before you call it closed.",
            ),
            validation="A second scan or test, by somebody else, no longer finds it.",
            exit="A weakness that is closed with proof, or borne under a dated exception.",
        ),
    ),
)
