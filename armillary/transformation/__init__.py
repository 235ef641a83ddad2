"""The model as a product: what its processes really do, counted and shown."""
