"""The words for records that come from files and go into files."""

from armillary.reference.glossary.term import Chapter, Term

FILES = Chapter(
    "Imports and exports",
    "How records come out of spreadsheets, and how lists go into them.",
    (
        Term("Import mapping", "What each column of a kind of file becomes, kept for next time."),
        Term("Import folder", "A folder beside the product: its files are imported, each once."),
        Term("Export", "A list taken out as a file; who took what, and when, stays on record."),
        Term("Take out", "Ask for a list as a file."),
        Term("Hand out", "Say that a list was written into a file, and how much of it."),
        Term("Asked for", "The file was asked for and not written yet."),
        Term("Handed out", "The file was written and sent."),
        Term("Head", "What stands over a column of a file."),
        Term("Key column", "The column by which records are found that are there already."),
        Term("Verdict", "What the check says of a row: new, to be changed, the same, refused."),
        Term("Begin", "Begin to import a file that was sent; nothing is taken in yet."),
        Term("Map columns", "Say what each column of a file becomes."),
        Term("Check", "Try every row of a file and take it all back: what would happen."),
        Term("End check", "Say that every row of an import was tried."),
        Term("Run", "Take the good rows of an import in."),
        Term("Drop", "Do without an import; nothing of its file was taken in."),
        Term("Keep", "Keep a mapping or a question under a name, for the next time."),
        Term("Watch folder", "Import whatever is put into a folder."),
        Term("Stop watching", "Look into a folder no more, for the time being."),
        Term("Watch again", "Look into a folder again."),
        Term("Note file", "Say that a file was found in a folder."),
        Term("Being mapped", "It is not decided yet what the columns become."),
        Term("Checking", "Its rows are being tried."),
        Term("Checked", "Every row was tried, and nothing is taken in yet."),
        Term("Started", "Its good rows are being taken in, or have been, by a batch."),
        Term("Dropped", "It was given up before anything was taken in."),
        Term("Kept", "It is offered for files that it fits."),
        Term("Watched", "What is put there is imported."),
        Term("Paused", "What is put there waits."),
    ),
)
