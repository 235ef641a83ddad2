"""The pages of measuring: the board, how an objective is kept, and what is at risk."""
