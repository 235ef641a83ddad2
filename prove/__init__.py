"""What the product promises, tried out for real: each promise with the figure asked and reached."""
