"""How persons sign in: passwords, sessions, tokens for programs, and links that work once."""
