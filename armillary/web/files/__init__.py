"""The files of a record on its page: the panel beside it, what is sent there, what comes back."""
