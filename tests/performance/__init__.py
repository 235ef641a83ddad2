"""What the bench measures in milliseconds is held here in statements and rows: those never vary."""
