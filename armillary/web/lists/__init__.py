"""Lists of records of any type: the address is the view."""
