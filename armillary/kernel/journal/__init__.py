"""The one history of everything: a line for each verb, sealed so that tampering shows."""
