"""Lists as files: typed, safe to open, as much as the person may see, and noted in the journal."""
