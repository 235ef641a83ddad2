"""The pages of configuration management that are more than a list, a form or a record."""
