"""Attachments: files on a record of any type. Their bytes lie in a store, and are not trusted."""
