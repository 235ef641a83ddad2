"""The server that the product starts for itself."""
