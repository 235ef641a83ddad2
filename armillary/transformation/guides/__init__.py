"""Process guides: the words of the house put together with what runs."""
