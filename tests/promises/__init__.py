"""Promises kept by all record types at once. A new one is covered the day it is declared."""
