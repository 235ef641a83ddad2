"""What happens held against what was agreed: lives, rules, and the counts of both."""
