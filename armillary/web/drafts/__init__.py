"""Drafts: what is typed into a form is kept on the server until the form is sent."""
