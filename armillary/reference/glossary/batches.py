"""The words for many records at once."""

from armillary.reference.glossary.term import Chapter, Term

BATCHES = Chapter(
    "Many records at once",
    "What is done to many records is one batch, and is told item by item.",
    (
        Term("Batch", "Many records treated in one go, counted, cancelled and undone together."),
        Term("Batch item", "One of the many: what was asked, what became of it, and why."),
        Term("Bulk", "One verb for many records, by numbers or by a question."),
        Term("Question", "What a list or the CMDB is asked for; one that is kept has a name."),
        Term("Preview", "Trying a bulk: how many would be done or refused; nothing changes."),
        Term("Do to many", "Begin a batch that does one verb to many records."),
        Term("Preparing", "Its items are being listed."),
        Term("Waiting for a worker", "Its items are listed; nothing is done yet."),
        Term("Running", "Its items are being treated, some at a time."),
        Term("Done", "All that there was to do is done."),
        Term("Cancelling", "It was told to stop; what has begun is brought to its end."),
        Term("Undone", "Taken back, item by item, by a batch of its own."),
        Term("Make ready", "Say that all items of a batch are listed."),
        Term("Advance", "Count the items that have been treated."),
        Term("Finish", "Say that a task, or every item of a batch, is done."),
        Term("End", "Bring a cancelled batch to its end and count what was done."),
        Term("Undo", "Take back what a batch did, as far as nobody has changed it since."),
        Term("Take back", "Set the fields of a record back to what they were before a bulk."),
        Term("Opposite", "The verb that takes another verb back."),
    ),
)
