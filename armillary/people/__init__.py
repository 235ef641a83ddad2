"""Who there is: organisations, persons, teams, the roles they hold and how they sign in."""
