"""The RACI matrix in force: who may edit it, what must hold in it, and what nobody does alone."""
