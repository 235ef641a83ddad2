"""The queue, the schedules and the worker, also when it is killed."""
