"""The words of tasks."""

from armillary.reference.glossary.term import Chapter, Term

TASKS = Chapter(
    "Tasks",
    "What is to be done about a record, by whom, until when, and after what.",
    (
        Term("Task", "Something to be done about a record.", avoid=("to-do", "subtask")),
        Term("My work", "All that waits for a person, of whatever type, the most pressing first."),
        Term("Plan", "Say what is to be done about a record."),
        Term("Add task", "Say on a record what is to be done about it."),
        Term("Planned", "To be done after others that have not ended yet."),
        Term("Ready", "Nothing stands before it: it can begin."),
        Term("Reschedule", "Say until when a task is to be done."),
        Term("Describe", "Say anew what is to be done, or what a thing is like."),
        Term("Predecessor", "A task that must end before another one begins."),
        Term("Add predecessor", "Let a task wait until another one has ended."),
        Term("Remove predecessor", "Let a task wait for another one no longer."),
        Term("Checklist", "The points of a task; all are ticked before it is done."),
        Term("Add item", "Write down one more point of a checklist."),
        Term("Tick", "Say that a point of a checklist is done."),
        Term("Untick", "Say that a point of a checklist has to be done again."),
        Term("Remove item", "Strike a point off a checklist."),
        Term("Show to caller", "Let the people of the customer see a task of their record."),
        Term("Hide from caller", "Keep a task to the people of the provider."),
        Term("Reminder", "News that a task is due soon or overdue: once each to its assignee."),
    ),
)
