"""The bell, the page of what one was told, and how one wants to be told."""
