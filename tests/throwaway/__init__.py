"""A record type that exists in the tests only: what everything generic must serve unasked."""
