"""One long piece of work of many items: counted, cancelled, undone, and told item by item.

`starting.start(act, ...)` begins one; `works.learn(Work(...))` says how its items are done.
"""
