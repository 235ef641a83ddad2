"""What the database enforces by itself, made from the declarations: guards, rights, search."""
