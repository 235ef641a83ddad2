"""The addresses of the matrix, which come before those of any record type."""

from django.urls import path

from armillary.web.raci import cell, files, findings, load, matrices, mine, reality

urlpatterns = [
    path("raci", matrices.book, name="raci"),
    path("raci.csv", files.book_as_table, name="raci-table"),
    path("raci/paper", files.book_on_paper, name="raci-paper"),
    path("raci/mine", mine.page, name="raci-mine"),
    path("raci/load", load.page, name="raci-load"),
    path("raci/vacancies", findings.vacant, name="raci-vacancies"),
    path("raci/conflicts", findings.conflicts, name="raci-conflicts"),
    path("raci/reality", reality.page, name="raci-reality"),
    path("raci/reality.csv", files.reality_as_table, name="raci-reality-table"),
    path("raci/shadows.csv", files.shadows_as_table, name="raci-shadows-table"),
    path("raci/<slug:name>", matrices.one, name="raci-matrix"),
    path("raci/<slug:name>/paper", files.one_on_paper, name="raci-matrix-paper"),
    path("raci/<slug:name>/table.csv", files.one_as_table, name="raci-matrix-table"),
    path("raci/<slug:name>/<slug:anchor>/<slug:who>", cell.cell, name="raci-cell"),
]
