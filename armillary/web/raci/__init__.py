"""The RACI matrix as people read it, edit it, and print it."""
