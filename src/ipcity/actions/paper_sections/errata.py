"""What was corrected after the lock: a paper made later says it beside the locked figures."""

from __future__ import annotations

from ipcity.actions.paper_binding import Binder, Figure
from ipcity.actions.paper_materials import Materials
from ipcity.papers.official.documents import Block, Paragraph, Run
from ipcity.store.models.papers import Source
from ipcity.store.models.reporting import Erratum


def told(materials: Materials, bind: Binder) -> list[Block]:
    """Each corrected figure once: what it was at the lock and what its last erratum says.

    Reported values are quoted as corrected; what the ledgers gave stays as it was locked.
    """
    first: dict[tuple[int | None, str], Erratum] = {}
    last: dict[tuple[int | None, str], Erratum] = {}
    for each in materials.errata:
        key = (each.value_id, each.indicator)
        first.setdefault(key, each)
        last[key] = each
    if not last:
        return []
    clauses = [_clause(first[key], last[key], bind) for key in last]
    return [Paragraph((Run("锁定后签署的更正："), *bind.listed(clauses), Run("。")))]


def _clause(first: Erratum, last: Erratum, bind: Binder) -> tuple[Run, ...]:
    is_reported = last.kind == Erratum.Kind.REPORTED
    lead = f"{last.unit.name}报送的" if is_reported and last.unit else ""
    name = f"{lead}{last.label}"
    source = Source.REPORTING if is_reported else Source.MEASUREMENT
    standing = "文中按更正数列示" if is_reported else "文中为锁定时的数"
    return bind.runs(
        f"{name}由{{before}}更正为{{after}}，{standing}",
        before=Figure(f"{name}更正前", first.before, last.measure, source, subject=last.unit),
        after=Figure(f"{name}更正后", last.after, last.measure, source, subject=last.unit),
    )
