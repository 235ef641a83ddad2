"""The life of a change, told as people would tell it."""
