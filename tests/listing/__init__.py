"""Lists: their grammar, their pages, their facets, and what they do not tell."""
