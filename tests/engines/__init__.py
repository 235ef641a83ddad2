"""Pure mathematics: golden numbers, properties, and brute force as the judge."""
