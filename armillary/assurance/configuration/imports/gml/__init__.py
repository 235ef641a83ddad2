"""Graphs in GML as a source of configuration items."""
