"""Who hears of what happens to a record, and who does not."""
