"""The pages that hold what happens against what was agreed."""
