"""One verb for many records: by numbers or a question, tried first, done as a batch."""
