"""Calendar feeds: what stands in the product's calendars, for the calendars that people have."""
