"""Who comes in, who may do what, and how nobody gets more rights than were given."""
