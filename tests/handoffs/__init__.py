"""Handing over between processes: contracts, due, inbox, findings."""
