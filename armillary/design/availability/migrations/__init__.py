"""How the tables of availability management came to be."""
