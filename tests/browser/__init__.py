"""The product in a real browser, served as it is served to people."""
