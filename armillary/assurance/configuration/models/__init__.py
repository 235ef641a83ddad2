"""What configuration management keeps: items, relations, what they were and what they may be."""

from armillary.assurance.configuration.models.audit import Audit, Sampled
from armillary.assurance.configuration.models.baseline import Baseline
from armillary.assurance.configuration.models.classes import Attribute, ConfigurationClass
from armillary.assurance.configuration.models.facts import Claim, Relation, Version
from armillary.assurance.configuration.models.integrity import Discrepancy, Verification
from armillary.assurance.configuration.models.item import ConfigurationItem
from armillary.assurance.configuration.models.question import Question
from armillary.assurance.configuration.models.relation_types import RelationRule, RelationType

__all__ = [
    "Attribute",
    "Audit",
    "Baseline",
    "Claim",
    "ConfigurationClass",
    "ConfigurationItem",
    "Discrepancy",
    "Question",
    "Relation",
    "RelationRule",
    "RelationType",
    "Sampled",
    "Verification",
    "Version",
]
