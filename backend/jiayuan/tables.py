"""Every module with tables, so that one import knows the whole schema. A new module is a line here."""

from importlib import import_module

from jiayuan.kernel.models import Root

MODULES = (
    "kernel.audit",
    "kernel.calendar_models",
    "kernel.drafts",
    "kernel.files",
    "kernel.export_models",
    "kernel.jobs",
    "kernel.limits",
    "kernel.outbox",
    "kernel.writing",
    "access.models",
    "territory.models",
    "territory.duty_models",
    "people.models",
    "people.record_models",
    "people.duplicate_models",
    "people.import_models",
    "people.total_models",
    "people.forgetting",
    "engines.matters.models",
    "engines.matters.desk_models",
    "engines.matters.message_models",
    "engines.matters.figure_models",
    "engines.matters.guards",
    "domains.grid.board_models",
    "domains.grid.visit_models",
    "domains.grid.patrol_models",
    "domains.grid.handed_models",
)

for module in MODULES:
    import_module(f"jiayuan.{module}")

metadata = Root.metadata
