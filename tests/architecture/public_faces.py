"""Our own import rule: a process is entered by its public files only."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

PUBLIC = {"vocabulary", "models", "queries", "actions", "process"}


class PublicFaces(Contract):
    """Other processes see vocabulary, models, queries, actions; only the site sees `process`."""

    groups: list[str] = fields.ListField(subfield=fields.StringField())  # type: ignore[assignment]
    exempt: list[str] = fields.ListField(subfield=fields.StringField())  # type: ignore[assignment]

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every import of a private file of a process from outside that process."""
        trespasses = [
            (importer, imported)
            for importer in sorted(graph.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._is_trespass(importer, imported)
        ]
        return ContractCheck(kept=not trespasses, metadata={"trespasses": trespasses})

    def _is_trespass(self, importer: str, imported: str) -> bool:
        parts = imported.split(".")
        if ".".join(parts[:2]) not in self.groups or len(parts) < 4 or parts[3] in PUBLIC:
            return False
        inside = importer.startswith(".".join(parts[:3]) + ".")
        return not inside and not any(importer.startswith(each) for each in self.exempt)

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each trespass."""
        for importer, imported in check.metadata["trespasses"]:
            output.print_error(f"{importer} enters {imported}, which is private to its process.")
