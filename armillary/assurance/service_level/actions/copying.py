"""Objectives written again: into a successor, or from a level into an agreement."""

from collections.abc import Iterable

from armillary.assurance.service_level.actions.objectives import define
from armillary.assurance.service_level.models import Agreement, Objective
from armillary.assurance.service_level.vocabulary import Better, Measure, Priority, Window
from armillary.kernel.acts import Act


def write_again(objectives: Iterable[Objective], into: Agreement, act: Act) -> None:
    """Write these into another agreement, each as an objective of its own."""
    for each in objectives:
        define(
            act,
            agreement=into,
            measure=Measure(each.measure),
            target=each.target,
            share=each.share,
            priority=Priority(each.priority) if each.priority else None,
            covers=each.covers,
            hours=each.hours,
            window=Window(each.window),
            warn_at=each.warn_at,
            credit=each.credit,
            metric=each.metric,
            unit=each.unit,
            better=Better(each.better) if each.better else None,
            population=each.population,
        )
