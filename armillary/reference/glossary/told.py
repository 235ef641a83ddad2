"""The words of watching and of being told."""

from armillary.reference.glossary.term import Chapter, Term

TOLD = Chapter(
    "Being told",
    "How people hear of what happens.",
    (
        Term("Watcher", "Somebody who hears of what happens to a record.", avoid=("follower",)),
        Term("Watch", "Hear of what happens to a record; it gives no right to see it."),
        Term("Unwatch", "Hear no more of what happens to a record."),
        Term("Add watcher", "Let a colleague hear of what happens to a record."),
        Term("Notification", "News for one person: in the browser, by mail, or both."),
        Term("Bell", "The sign in the top bar that says how much news is unread."),
        Term("Mention", "A name after an @ in a comment or a note: that person is told."),
        Term("Digest", "One mail with all the news of an hour or a day."),
        Term("Quiet hours", "The hours of somebody's day in which no mail goes out to them."),
        Term("Choose notifications", "Say of what one wants to hear, and by which way."),
    ),
)
