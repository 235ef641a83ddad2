"""How objectives are kept: measured from what is stored, whenever somebody asks."""
