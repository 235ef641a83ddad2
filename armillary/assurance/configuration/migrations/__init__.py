"""How the tables of configuration management came to be."""
