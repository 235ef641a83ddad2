"""Django's PostgreSQL with less done for each cursor; named as the ENGINE of the settings."""
