"""Work for later: a queue in the database, schedules, and the worker that empties both."""
