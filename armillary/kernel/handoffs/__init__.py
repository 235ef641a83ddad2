"""Hand-offs: how work or news passes from one process to another, along an edge of the model.

What is done with them stands with the fittings.
"""
