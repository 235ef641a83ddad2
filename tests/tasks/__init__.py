"""Tasks on any record: their life, their order, their checklists, and who sees them."""
