"""The pages of changes: the calendar, the page of one, when there is room, what customers see."""
