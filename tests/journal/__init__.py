"""The journal: sealed in batches, and every tampering named."""
