"""Calendar feeds, read by a parser that is not the one that wrote them."""
