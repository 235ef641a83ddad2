"""Lists of records: one grammar of questions for pages, API, feeds and files."""
