"""What Meridian's service-level manager says when looking back: as values."""

LATELY = ("begun",)
CHAPTERS = ("baselines", "analyses", "benchmarks", "improvements", "packs")
"""In this order: packs tell of analyses and improvements."""
CUTS = (72, 85, 98, 110, 60, 45)
"""So many days ago something may have changed for the better."""
FEWEST = 10

USED_TO = "What the terminals are used to."
OF_LATE = "What the last month was like, before the season begins."
TOO_LITTLE = "Three weeks are too little to tell: a quarter of a year is looked at instead."
RARE = "It hardly ever happens: how sure can we be?"
ANEW = "The yard plan moved to the new cluster; what was normal before says little of it."
BEFORE_WE_RENEW = "The agreement is renewed; what do the terminals get today?"
BEFORE_WE_PROMISE = "Kestrel wants a promise; first we look at how often we would have kept it."
QUESTION = "Why do the same evenings come up again and again?"
HYPOTHESIS = "If the shift hands over before the ships come in, nobody waits for two to agree."
CONCLUSION = (
    "Most of the time went before anybody had begun: the evening shift hands over while the late "
    "ships are being unloaded. It is nobody's fault, and no lack of people."
)
TOLD = (
    "Some cases of the evening waited for the change of shift. We hand over earlier from next "
    "month on, and will show you in the next review whether that has helped."
)
REFERENCES = (
    ("Ports of the North Sea", "93.5", "Yearbook of the harbours' association, page 41", 210),
    ("Median of service desks", "91", "Survey of a trade journal, 212 desks", 330),
)
LEARNT = (
    "Whoever is on call at night makes the difference, not the team. We ask those who do better "
    "how they hand over, and look at it again in half a year."
)
IMPROVEMENTS = (
    ("Spare parts at the terminal", "If parts lie where they are needed, nobody drives for them."),
    ("A second pair of eyes at night", "If two look at it, the first guess is right more often."),
)
UNDER_WAY = (
    "Guides for the desk",
    "If the desk knows the first three steps, half of it ends there.",
)
ACTIONS = (
    ("Name a duty manager for terminal 4", 45),
    ("Tell of the second crane before it is wired", 10),
)
"""What is to be done after the review, and how many days ago it was due."""
AGENDA = "What was promised and kept\nWhat went wrong, and why\nWhat is to come"
SUMMARY_BEFORE = "A quiet quarter. The new terminal opened without anybody noticing us."
SUMMARY = (
    "The autumn storms brought more work than usual, most of it in the evenings. What we promised "
    "was kept where ships wait; with the smaller things we were slower than we wish to be."
)
QUESTIONS = (
    "Who decides at night when a crane stands still: the shift or the duty manager?",
    "From when on does the agreement cover terminal 5?",
)
MINUTES = (
    "We went through the pack. Both sides are content with what was kept.\n"
    "Meridian Ports names a duty manager for terminal 4 and tells of the second crane in time.\n"
    "We look into the change of shift before the next review."
)
