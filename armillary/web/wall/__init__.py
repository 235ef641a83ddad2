"""The wall board of a queue: what is open, what is due next, what is late, from three metres."""
