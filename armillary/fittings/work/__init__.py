"""My work: everything that waits for a person, of whatever type, the most pressing first."""
