"""Two items that are one: what would become of both, doing it, and taking it back."""
