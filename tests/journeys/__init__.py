"""Journeys: scenarios of the model document, told across processes."""
