"""Handing over between processes: who receives, what goes along, until when the other answers.

The hand-off itself is kept by the kernel, whose migrations made its table.
"""
