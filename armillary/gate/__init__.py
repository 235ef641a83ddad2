"""The gate: what every request passes on its way to a view, and every answer on its way out."""
