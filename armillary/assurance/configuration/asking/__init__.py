"""The language in which the CMDB is asked: its words, what they mean, and the statement."""
