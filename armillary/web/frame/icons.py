"""Which picture stands for a process or a kind of record."""

PROCESS_ICONS = {
    "business-assessment": "compass",
    "customer-management": "users-group",
    "strategy-and-architecture-planning": "bulb",
    "service-planning": "building-store",
    "continuity-management": "umbrella",
    "security-management": "shield-lock",
    "availability-management": "heart-rate-monitor",
    "capacity-management": "gauge",
    "financial-management": "coins",
    "service-build-and-test": "hammer",
    "release-to-production": "rocket",
    "operations-management": "server-2",
    "incident-and-service-request-management": "headset",
    "problem-management": "bug",
    "configuration-management": "topology-star-3",
    "change-management": "arrows-exchange",
    "service-level-management": "certificate",
}
KIND_ICONS = {
    "incidents": "ticket",
    "tasks": "checklist",
    "persons": "user",
    "teams": "users",
    "organisations": "building-store",
    "responsibilities": "shield-lock",
    "hand-offs": "arrows-exchange",
    "mail-accounts": "mail-forward",
    "mailboxes": "mailbox",
    "incoming-mails": "mail",
    "blocked-senders": "ban",
    "batches": "stack-2",
    "imports": "table-import",
    "import-mappings": "table",
    "import-folders": "folder-open",
    "exports": "table-export",
    "destinations": "world",
    "webhook-subscriptions": "webhook",
    "webhook-sources": "plug-connected",
    "custom-fields": "columns-3",
    "views": "filter",
    "calendars": "calendar-time",
    "calendar-feeds": "calendar-due",
    "standard-targets": "stopwatch",
    "holiday-sets": "calendar-heart",
    "configuration-items": "server-2",
    "configuration-classes": "topology-star-3",
    "attributes": "columns-3",
    "relation-types": "arrows-exchange",
    "relation-rules": "link",
    "baselines": "history",
    "discrepancies": "alert-triangle",
    "ignored-things": "eye-off",
    "audits": "checklist",
    "verifications": "gauge",
    "questions": "search",
    "agreements": "certificate",
    "objectives": "target",
    "standard-services": "building-store",
    "service-reviews": "users",
    "improvements": "bulb",
    "approvals": "checklist",
    "rotas": "calendar-time",
    "approval-policies": "table",
    "absences": "calendar-time",
    "boards": "users-group",
    "board-meetings": "calendar-time",
    "changes": "arrows-exchange",
    "work-orders": "checklist",
    "change-templates": "stack-2",
    "change-windows": "calendar-time",
    "outages": "plug-connected-x",
    "lookouts": "binoculars",
}
ANY = "file-code"


def process_icon(identifier: str) -> str:
    """The picture of a process of the reference model."""
    return PROCESS_ICONS.get(identifier, ANY)


def kind_icon(slug: str) -> str:
    """The picture of a kind of record."""
    return KIND_ICONS.get(slug, "table")
