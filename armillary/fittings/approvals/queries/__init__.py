"""What can be asked about approvals. Every question returns a queryset or a plain value."""
