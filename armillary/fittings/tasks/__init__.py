"""Tasks: what is to be done about a record, by whom, until when, and after what."""
