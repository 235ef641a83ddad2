"""Whether what happens is what was agreed: lives replayed, rules judged, all of it counted."""
