"""One file to start with: `python3 run.py demo` and `python3 run.py test`."""
