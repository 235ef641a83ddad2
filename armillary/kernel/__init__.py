"""What every process stands on: acts, verbs, journal, declarations. Knows no process."""
