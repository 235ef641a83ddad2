"""Work for later: a queue in the database, schedules, and the worker that empties both.

`queue.defer(name, arguments)` inside of an act; `known.learn(name, function)` says who does it.
"""
