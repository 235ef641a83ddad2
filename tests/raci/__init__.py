"""The RACI matrix: its rules, its edits, and what its pages tell."""
