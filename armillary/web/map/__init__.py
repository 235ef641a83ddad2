"""The map of the model: hub and wheel, drawn from places that never move and figures that do."""
