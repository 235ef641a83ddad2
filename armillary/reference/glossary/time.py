"""The words of working time."""

from armillary.reference.glossary.term import Chapter, Term
from armillary.reference.roles import Role

TIME = Chapter(
    "Working time",
    "When work is done, by which agreements measure and things become due.",
    (
        Term(
            "Calendar",
            "When work is done: hours of the week by the clocks of a zone, holidays and "
            "exceptions; or what two calendars make together.",
            avoid=("business hours", "timetable"),
        ),
        Term("Working time", "The time in which, by a calendar, work is done."),
        Term("Working day", "A date on which any work is done."),
        Term("Holiday set", "The days of a country or region, and our own, on which work rests."),
        Term("Exception", "A date with hours of its own, which go before those of its weekday."),
        Term("Combine", "Make one calendar of two: or, and, but not."),
        Term("Combine anew", "Make a calendar of other calendars from a day on."),
        Term("Observe", "Choose the holidays on which a calendar is closed, or none."),
        Term("Add days", "Take the days of an iCalendar file into a set of holidays."),
        Term("Read again", "Take in anew what is known of public holidays; the past stays."),
        Term(
            "Horizon",
            "The years, 25 of them, in which a calendar must work for anything to be due.",
        ),
    ),
    owner=Role.SERVICE_LEVEL_MANAGER,
)
