"""A living demo organisation: a ferry and freight company whose people really call for help."""
