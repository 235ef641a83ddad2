"""Pure mathematics: it knows no database, no framework and no clock."""
