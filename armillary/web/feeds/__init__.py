"""Calendar feeds: the page of one, its address, told once, and what a calendar reads there."""
