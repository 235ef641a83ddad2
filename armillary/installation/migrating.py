"""Migrations as Django does them, without looking at every model anew after each step.

Django renders all models that are related to the changed one, which here are nearly all: three
seconds of an installation. A new model has nobody who looks at it yet, and an index or a constraint
changes nothing that other steps look at.
"""

from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


class Sparing(ProjectState):
    """The models as the steps so far have made them."""

    def reload_model(self, app_label: str, model_name: str, delay: bool = False) -> None:
        if "apps" in self.__dict__ and model_name not in self.apps.all_models[app_label]:
            self.apps.render_multiple([self.models[app_label, model_name]])
        else:
            super().reload_model(app_label, model_name, delay)

    def _append_option(self, app_label: str, model_name: str, name: str, option: Any) -> None:
        model: ModelState = self.models[app_label, model_name]
        model.options[name] = [*model.options[name], option]


class Executor(MigrationExecutor):
    """Begins with a state that spares itself what it can."""

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        whole = super()._create_project_state(with_applied_migrations)  # type: ignore[misc]
        return Sparing(models=whole.models, real_apps=whole.real_apps)


def migrate(alias: str) -> None:
    """Bring the tables to this version. Does nothing when they are."""
    executor = Executor(connections[alias])
    executor.loader.check_consistent_history(connections[alias])
    executor.migrate(executor.loader.graph.leaf_nodes())
