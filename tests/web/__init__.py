"""The web door under test."""
