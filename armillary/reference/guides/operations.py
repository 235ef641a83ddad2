"""How operations management is done, activity by activity."""

from armillary.reference.activities import Operations
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import OPERATIONS_MANAGEMENT

OPERATIONS_MANAGEMENT_GUIDE = Guide(
    process=OPERATIONS_MANAGEMENT,
    within=(
        (
            "The daily run of what is in production: jobs, monitors, output, storage, machines, "
            "accounts, addresses, databases, telephones."
        ),
        "Maintenance that prevents failures.",
        "The raw figures of cost and quality that other processes compute with.",
    ),
    outside=(
        "Talking with callers about their incidents, which belongs to the desk.",
        "Altering what runs, beyond what a pre-approved template allows.",
        "Deciding which levels are promised; operations learns them from service-level management.",
    ),
    triggers=(
        "The clock: plans for the day, the night and the month.",
        "An alert, a full disk, a failed job, an expiring certificate.",
        "A release that has been accepted and is to be run from now on.",
        "Requests for access, space, addresses or numbers.",
    ),
    good=(
        "Nothing surprising happens: what should run runs, what will fail is seen beforehand, and "
        "the figures that others rely on are complete."
    ),
    measures=(
        Measure(
            "Jobs in time",
            "Share of planned jobs that ended before their deadline.",
            "jobs ended before their deadline / jobs planned",
        ),
        Measure(
            "Noticed first",
            "Share of outages that a monitor reported before a caller did.",
            "outages with an alert before the first call / outages",
        ),
        Measure(
            "Useful alerts",
            "Share of alerts on which somebody had to act.",
            "alerts with an act after them / alerts",
        ),
        Measure(
            "Restores proven",
            "Share of backup sets of which a restore has been tried in time.",
            "backup sets restored within their interval / backup sets",
        ),
        Measure(
            "Gaps in measurements",
            "Minutes without data, of all minutes in which a service was promised.",
            "minutes without a sample / agreed minutes",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Operations.SCHEDULE_PRODUCTION_PROCESSING,
            entry=(
                "A list of the jobs, what each waits for, and the hour by which its result is "
                "needed."
            ),
            tasks=(
                (
                    "Draw up the plan of the day: start, expected length, deadline, who is called "
                    "when it fails."
                ),
                "Order jobs by what they wait for, and leave slack before each deadline.",
                "Hold the plan against the change calendar, and move what collides.",
                "Decide for each job what happens when it overruns: wait, skip, stop.",
                "Look at yesterday's run times, and correct what you had assumed.",
            ),
            validation=(
                "Simulate the night with the slowest run times of the month: every deadline is "
                "still met."
            ),
            exit=(
                "A plan that operators follow, with deadlines that are known to those who depend "
                "on them."
            ),
        ),
        Paragraph(
            activity=Operations.MONITOR_AND_CONTROL_SERVICES,
            entry=(
                "Services with agreed hours, the things they rest on, and limits that say when "
                "something is wrong."
            ),
            tasks=(
                "Watch what users would notice first: can they sign in, search, pay?",
                (
                    "Tie each monitor to a thing in the CMDB, so that an alert says which services"
                    " it hits."
                ),
                "Group alerts of one fault, and silence only what a planned change explains.",
                "Acknowledge, act by the runbook, and log an incident when users will feel it.",
                "Remove every week one alert that nobody acted on.",
            ),
            validation="Switch something off in an agreed window: the right person is called once.",
            exit="Alerts answered, and incidents and outages on record with what failed.",
        ),
        Paragraph(
            activity=Operations.MANAGE_PRINT_AND_OUTPUT,
            entry="A list of outputs: what, for whom, on paper or screen, and by when.",
            tasks=(
                (
                    "Name for each output its source, its readers, its deadline and its stock of "
                    "paper or forms."
                ),
                "Check in the morning that what was due has arrived, not just that it was printed.",
                "Send output another way when a device stops, and tell its readers.",
                "Release confidential pages only to those who stand at the device.",
                "Reorder supplies before they run out, by what was used in past months.",
            ),
            validation=(
                "Ask three readers on the first of the month: each has what was due, complete and "
                "legible."
            ),
            exit="Output in the right hands on time, and pages counted by those who pay.",
        ),
        Paragraph(
            activity=Operations.MANAGE_STORAGE,
            entry=(
                "For each set of data: who answers for it, how long it is kept, and how much of it"
                " may be lost."
            ),
            tasks=(
                "Place data by how fast, how safe and how cheap it has to be.",
                "Back up by plan, and keep one copy where the same fault cannot reach it.",
                "Restore a sample every month to another machine, and open the files.",
                "Forecast when each pool is full, and order early enough for the delivery.",
                "Find data that nobody has touched, and ask whether it may go.",
            ),
            validation="A file that somebody else chose is back within the promised time.",
            exit=(
                "Data that can be had back, a forecast for each pool, and proof of the last "
                "restore."
            ),
        ),
        Paragraph(
            activity=Operations.ADMINISTER_CLIENTS_SERVERS_NETWORKS,
            entry=(
                "Machines on record with class, version, place and a person who answers for each."
            ),
            tasks=(
                "Patch in rings: a few first, the rest when those have run for some days.",
                "Take configurations from a kept template, and look for those that have drifted.",
                "Renew certificates and support contracts a month before their end.",
                "Use pre-approved templates for routine work; ask for a change for anything else.",
                "Write what was done on the thing itself, so that the next shift sees it.",
            ),
            validation=(
                "No machine is older in patches than policy allows, or an exception says why and "
                "until when."
            ),
            exit="Machines and lines that run as recorded, and a record of each hand laid on them.",
        ),
        Paragraph(
            activity=Operations.ADMINISTER_USERS,
            entry=(
                "A person who joins, moves or leaves, or a request for access that the one who "
                "answers for it has granted."
            ),
            tasks=(
                (
                    "Give accounts and rights by role, and leave the copying of a colleague's "
                    "rights to others."
                ),
                "Take away on moving what the new work does not need.",
                "Disable accounts on the last day, and pass on open records and things in use.",
                "Ask owners twice a year to confirm who may still enter.",
                "Hunt for accounts without a person behind them.",
            ),
            validation=(
                "Draw ten accounts: each belongs to somebody present, and each right has somebody "
                "who granted it."
            ),
            exit="Accounts and rights that fit what people do today, with the grant on record.",
        ),
        Paragraph(
            activity=Operations.ADMINISTER_IP_ADDRESSES,
            entry=(
                "A plan of networks with their purpose, and a request that says for which thing "
                "and for how long."
            ),
            tasks=(
                "Assign the next free address of the right network, and book it before use.",
                "Enter names and addresses together, so that neither stands alone.",
                "Scan for what is used but not booked, and for what is booked but silent.",
                "Take back what has been silent for a quarter, after asking.",
                "Watch how full each network is, and plan the next one before ninety percent.",
            ),
            validation="A scan and the bookings agree, and no address answers from two machines.",
            exit="An address plan that can be trusted, with free space that is known.",
        ),
        Paragraph(
            activity=Operations.ADMINISTER_DATABASES,
            entry="Databases on record with version, size, owner and recovery goal.",
            tasks=(
                "Watch growth, slow queries, locks and the lag of copies.",
                "Keep parameters at their baseline, and note each that differs.",
                "Run schema scripts from approved changes only, with the way back tried on a copy.",
                "Mask personal data before a copy leaves production.",
                "Recover a database to a chosen minute at least once a year.",
            ),
            validation="The slowest queries are known by name, and a recovery has been timed.",
            exit=(
                "Databases that answer in time, can be recovered to a known point, and match their"
                " baseline."
            ),
        ),
        Paragraph(
            activity=Operations.MANAGE_VOICE_INFRASTRUCTURE,
            entry=(
                "Numbers, lines and call groups with those who use them, and the hours at which "
                "calls are answered."
            ),
            tasks=(
                "Assign numbers from the range of the site, and free those of the departed.",
                (
                    "Keep the flow of calls drawn: who rings first, where a call goes when nobody "
                    "answers."
                ),
                "Size lines and staff for the busiest quarter of an hour, not for the average.",
                "Listen to the quality of calls between sites, and chase echo and delay.",
                "Test emergency calls from each site after every alteration.",
            ),
            validation="At the busiest hour of the month no caller hears the engaged tone.",
            exit=(
                "Telephones that connect, numbers that are accounted for, and call figures for "
                "planning the desk."
            ),
        ),
        Paragraph(
            activity=Operations.COORDINATE_PREVENTIVE_MAINTENANCE,
            entry=(
                "Things that wear or expire, the maker's advice, and the history of their failures."
            ),
            tasks=(
                "Plan maintenance by age, by use or by condition, whichever foretells failure.",
                "Leave alone what does not fail more often with age.",
                "Find a window that those affected can bear, and request a change for it.",
                "Have parts, people and a checklist ready before the window opens.",
                "Write down readings as well as ticks; trends hide in readings.",
            ),
            validation=(
                "Things under plan fail less often between visits than like things did before."
            ),
            exit=(
                "Maintenance that was done in its window, with findings on the thing and the next "
                "date set."
            ),
        ),
        Paragraph(
            activity=Operations.TRACK_DELIVERY_COST_DATA,
            entry="Rates of people and machines, and records to which effort can be booked.",
            tasks=(
                "Book time on the record on the day it was spent.",
                "Note parts, licences and outside bills with the service they served.",
                "Assign what serves several services by a rule that finance has agreed to.",
                "Look weekly for teams whose booked hours do not add up.",
                "Pass the month on by its third working day.",
            ),
            validation=(
                "Hours and bills of the month match payroll and ledger within the margin that was "
                "set."
            ),
            exit="Cost entries that finance can allocate without asking back.",
        ),
        Paragraph(
            activity=Operations.TRACK_SERVICE_METRIC_DATA,
            entry="Objectives that say what is measured, where, how often and in which hours.",
            tasks=(
                "Set up one measurement for each objective, as near to the user as it can be had.",
                (
                    "Begin a lookout for each service, and end it when nobody would notice an "
                    "outage any more."
                ),
                "Mark gaps as unknown; never fill them with good values.",
                "Record outages with *Begin outage* and *End outage*, and mark what was planned.",
                "Keep raw values long enough to settle a dispute.",
            ),
            validation=(
                "Pick a published figure: its samples, its hours and its gaps can be shown within "
                "minutes."
            ),
            exit=(
                "Measurements without silent gaps, ready for analysis and for reviews with "
                "customers."
            ),
        ),
    ),
)
