"""How the tables of incident management came to be."""
