"""What templates are given: small frozen values, never models."""
