"""Rotas: who of a team can be called at a moment, in turns."""
