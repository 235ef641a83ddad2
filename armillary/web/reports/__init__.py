"""Reports: a question, its answer, the drawing, and the same figures as a table."""
