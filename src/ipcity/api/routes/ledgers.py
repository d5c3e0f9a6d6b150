"""Every ledger: its fields, its rows as they stand or were known, and what may be done with them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from ninja import File, Query, Router
from ninja.files import UploadedFile

from ipcity.actions import row_files
from ipcity.actions import rows as keeping
from ipcity.actions.row_checks import ledger_model
from ipcity.actions.row_origins import states_of
from ipcity.actions.row_states import rebuilt
from ipcity.api.answers import REFUSALS, Refusal, actor_of, one, scope
from ipcity.api.ledger_answers import (
    ChangeIn,
    FileOut,
    LedgerFields,
    LedgerOut,
    ManyIn,
    ManyOut,
    RowIn,
    RowOut,
    RowsOut,
    StateOut,
    TurnIn,
    Wanted,
    file_out,
    plain_values,
    row_out,
    state_out,
)
from ipcity.api.ledger_schemas import examples, schema_of
from ipcity.domain.access import Verb
from ipcity.store.estimates import count_up_to
from ipcity.store.ledger_queries import OF_ROWS, OF_STATES, exactly, on_day, searched
from ipcity.store.ledgers import LedgerRow, facts, ledgers
from ipcity.store.models.row_files import RowFile
from ipcity.store.models.row_histories import RowHistory

router = Router(tags=["台账"])
COUNTED = 2_000
WITH_STALE = {**REFUSALS, 409: Refusal}


@router.get("/ledgers", response=list[LedgerOut], summary="全部台账")
def every_ledger(request: HttpRequest) -> list[dict[str, Any]]:
    found = []
    for name, model in ledgers().items():
        rows = _open(request, model).standing()
        newest = rows.order_by("-changed_at").values_list("changed_at", flat=True).first()
        counted = count_up_to(rows, COUNTED)
        found.append(
            _about(name, model)
            | {"count": counted.count, "exact": counted.exact, "changed_at": newest}
        )
    return found


@router.get("/ledgers/{ledger}", response={200: LedgerFields, **REFUSALS}, summary="台账的项目")
def ledger_fields(request: HttpRequest, ledger: str) -> dict[str, Any]:
    scope(request, Verb.READ_LEDGERS)
    model = ledger_model(ledger)
    more = {"row": schema_of(model), "keys": [list(names) for names in model.KEYS]}
    return _about(ledger, model) | more | {"export": _export(ledger)}


@router.get("/ledgers/{ledger}/rows", response={200: RowsOut, **REFUSALS}, summary="台账的行")
def rows(request: HttpRequest, ledger: str, wanted: Query[Wanted]) -> dict[str, Any]:
    model = ledger_model(ledger)
    day = wanted.known
    if day:
        moment = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
        states = RowHistory.objects.known_at(ledger, moment)
        found = states.within(scope(request, Verb.READ_LEDGERS)).order_by("-row")
    else:
        found = _open(request, model)
        found = found if wanted.void else found.standing()
    found = _narrowed(request, model, wanted, found, bool(day))
    counted = count_up_to(found, COUNTED)
    if wanted.before is not None:
        found = found.filter(**{"row__lt" if day else "pk__lt": wanted.before})
    page = list(found[: wanted.limit + 1])
    shown = [rebuilt(each) if day else each for each in page[: wanted.limit]]
    more = shown[-1].pk if len(page) > wanted.limit else None
    items = [row_out(row) for row in shown]
    return {"items": items, "count": counted.count, "exact": counted.exact, "next": more}


@router.post(
    "/ledgers/{ledger}/rows",
    response={200: RowOut, **WITH_STALE},
    summary="录入一行",
    openapi_extra=examples("values"),
)
def enter(request: HttpRequest, ledger: str, given: RowIn) -> dict[str, Any]:
    scope(request, Verb.KEEP_LEDGERS)
    made = keeping.enter(
        ledger=ledger,
        values=given.values,
        unit=given.unit,
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
        reason=given.reason,
        historic=given.historic,
    )
    return _fresh(made)


@router.get("/ledgers/{ledger}/rows/{row_id}", response={200: RowOut, **REFUSALS}, summary="一行")
def row(request: HttpRequest, ledger: str, row_id: int) -> dict[str, Any]:
    return row_out(_row(request, ledger, row_id))


@router.patch(
    "/ledgers/{ledger}/rows/{row_id}",
    response={200: RowOut, **WITH_STALE},
    summary="修改一行",
)
def change(request: HttpRequest, ledger: str, row_id: int, given: ChangeIn) -> dict[str, Any]:
    scope(request, Verb.KEEP_LEDGERS)
    changed = keeping.change(
        row=_row(request, ledger, row_id),
        values=given.values,
        expected_version=given.version,
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
        reason=given.reason,
        historic=given.historic,
    )
    return _fresh(changed)


@router.post(
    "/ledgers/{ledger}/rows/{row_id}/void",
    response={200: RowOut, **WITH_STALE},
    summary="作废一行",
)
def void(request: HttpRequest, ledger: str, row_id: int, given: TurnIn) -> dict[str, Any]:
    return _fresh(keeping.void(**_turn(request, ledger, row_id, given)))


@router.post(
    "/ledgers/{ledger}/rows/{row_id}/restore",
    response={200: RowOut, **WITH_STALE},
    summary="恢复一行",
)
def restore(request: HttpRequest, ledger: str, row_id: int, given: TurnIn) -> dict[str, Any]:
    return _fresh(keeping.restore(**_turn(request, ledger, row_id, given)))


@router.get(
    "/ledgers/{ledger}/rows/{row_id}/history",
    response={200: list[StateOut], **REFUSALS},
    summary="一行的变更历史",
)
def history(request: HttpRequest, ledger: str, row_id: int) -> list[dict[str, Any]]:
    found = _row(request, ledger, row_id)
    return [state_out(type(found), state) for state in states_of(found)]


@router.get(
    "/ledgers/{ledger}/rows/{row_id}/files",
    response={200: list[FileOut], **REFUSALS},
    summary="一行的附件",
)
def files(request: HttpRequest, ledger: str, row_id: int) -> list[dict[str, Any]]:
    found = _row(request, ledger, row_id)
    kept = RowFile.objects.within(scope(request, Verb.READ_LEDGERS)).select_related("file")
    its = kept.filter(ledger=ledger, row=found.pk, removed_at=None)
    return [file_out(each) for each in its]


@router.post(
    "/ledgers/{ledger}/rows/{row_id}/files",
    response={200: list[FileOut], **REFUSALS},
    summary="添加附件",
)
def attach(
    request: HttpRequest, ledger: str, row_id: int, given: File[list[UploadedFile]]
) -> list[dict[str, Any]]:
    scope(request, Verb.KEEP_LEDGERS)
    row_files.attach(
        row=_row(request, ledger, row_id),
        given=[(each.name or "", each.read()) for each in given],
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
    return files(request, ledger, row_id)


@router.post(
    "/ledgers/{ledger}/changes",
    response={200: ManyOut, **WITH_STALE},
    summary="批量修改，dry_run 只预览",
)
def change_many(request: HttpRequest, ledger: str, given: ManyIn) -> dict[str, Any]:
    scope(request, Verb.READ_LEDGERS)
    scope(request, Verb.KEEP_LEDGERS)
    common: dict[str, Any] = {
        "ledger": ledger,
        "rows": {each.id: each.version for each in given.rows},
        "values": given.values,
        "actor": actor_of(request),
    }
    now = request.now  # type: ignore[attr-defined]
    if given.dry_run:
        seen = keeping.foresee(moment=now, **common)
        told = [
            {
                "id": e.row.pk,
                "old": plain_values(e.old),
                "new": plain_values(e.new),
                "refusal": e.refusal,
            }
            for e in seen
        ]
        return {"changed": 0, "rows": told}
    return {"changed": keeping.change_many(at=now, reason=given.reason, **common), "rows": []}


def _about(name: str, model: type[LedgerRow]) -> dict[str, Any]:
    return {"name": name, "label": str(model._meta.verbose_name), "group": model.GROUP}


def _export(ledger: str) -> str | None:
    """The page that gives the whole ledger as a file, where there is one."""
    try:
        return reverse("ledger-export", args=[ledger])
    except NoReverseMatch:
        return None


def _open(request: HttpRequest, model: type[LedgerRow]) -> QuerySet[Any]:
    return model.objects.within(scope(request, Verb.READ_LEDGERS))


def _row(request: HttpRequest, ledger: str, row_id: int) -> LedgerRow:
    found: LedgerRow = one(_open(request, ledger_model(ledger)), "行", id=row_id)
    return found


def _narrowed(
    request: HttpRequest, model: type[LedgerRow], wanted: Wanted, found: Any, known: bool
) -> Any:
    how = OF_STATES if known else OF_ROWS
    by_name = {f.name: f for f in facts(model)}
    if wanted.q and model.SEARCHED:
        found = found.filter(searched(model, wanted.q, how))
    if model.DATED:
        for side, end in (("gte", wanted.start), ("lte", wanted.end)):
            text = end.isoformat() if end else ""
            found = found.filter(on_day(by_name[model.DATED], side, text, how))
    for name in model.FACETS:
        if text := request.GET.get(name, ""):
            found = found.filter(exactly(by_name[name], text, how))
    return found


def _turn(request: HttpRequest, ledger: str, row_id: int, given: TurnIn) -> dict[str, Any]:
    scope(request, Verb.KEEP_LEDGERS)
    return {
        "row": _row(request, ledger, row_id),
        "reason": given.reason,
        "expected_version": given.version,
        "actor": actor_of(request),
        "at": request.now,  # type: ignore[attr-defined]
    }


def _fresh(row: LedgerRow) -> dict[str, Any]:
    """The row as it stands in the store now."""
    return row_out(type(row).objects.get(pk=row.pk))
