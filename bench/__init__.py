"""The bench: how long the product takes for what people do all day, against what it should take."""
