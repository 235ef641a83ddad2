"""Verbs and who may do them: what a process needs to say what can be done to its records."""

from armillary.kernel.lifecycle.policies import Policy, anyone, holds, is_the, responsible, staff
from armillary.kernel.lifecycle.verbs import Creation, Transition, change, creation, transition

__all__ = [
    "Creation",
    "Policy",
    "Transition",
    "anyone",
    "change",
    "creation",
    "holds",
    "is_the",
    "responsible",
    "staff",
    "transition",
]
