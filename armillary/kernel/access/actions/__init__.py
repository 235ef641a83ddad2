"""What administrators do: organisations, persons, teams and the RACI matrix, by verbs."""
