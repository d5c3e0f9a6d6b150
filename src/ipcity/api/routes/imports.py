"""Imports step by step, and ledgers as files: what the pages of 导入 do, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import File, Form, Router, Schema, Status, UploadedFile
from ninja.pagination import paginate

from ipcity.actions import import_exchanges, import_staging, import_undoing
from ipcity.actions import imports as actions
from ipcity.actions.import_reports import reason_of
from ipcity.api.answers import REFUSALS, actor_of, one, scope
from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.store.models.imports import Import

router = Router(tags=["导入"])
LINES = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportOut(Schema):
    """``mapping`` and ``effect`` as the pages show them; ``version`` goes back with every step."""

    id: int
    ledger: str
    file_name: str
    vendor: str
    state: str
    mapping: dict[str, Any]
    counts: dict[str, int]
    effect: list[dict[str, str | None]]
    note: str
    refused_file_id: int | None
    begun_at: datetime
    done_at: datetime | None
    undone_at: datetime | None
    version: int


class TableIn(Schema):
    """Corrections of one table: whether it is taken, column index → field ("" for none), and field →
    what is typed for every row; ``constants`` left out keeps what was typed before."""

    use: bool = True
    columns: dict[str, str] = {}
    constants: dict[str, str] | None = None


class MappingIn(Schema):
    expected_version: int
    ledger: str = ""
    tables: dict[str, TableIn] = {}
    erasing: bool = False
    historic: bool = False


class StepIn(Schema):
    expected_version: int


class LineOut(Schema):
    sheet: str
    row: int
    label: str
    old: dict[str, Any]
    new: dict[str, Any]
    reason: str


def _rows(request: HttpRequest) -> QuerySet[Import]:
    return Import.objects.within(scope(request, Verb.KEEP_LEDGERS)).select_related("job", "file")


def _one(request: HttpRequest, import_id: int) -> Import:
    return one(_rows(request), "导入", id=import_id)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"actor": actor_of(request), "at": request.now}  # type: ignore[attr-defined]


@router.get("/imports", response=list[ImportOut], summary="导入记录")
@paginate
def imports(request: HttpRequest, state: str = "") -> QuerySet[Import]:
    rows = _rows(request)
    return rows.filter(state=state) if state else rows


@router.post("/imports", response={201: ImportOut, **REFUSALS}, summary="上传文件并识别列")
def begin(
    request: HttpRequest, document: File[UploadedFile], ledger: Form[str] = ""
) -> Status[Import]:
    scope(request, Verb.KEEP_LEDGERS)
    made = actions.begin(
        name=document.name or "", content=document.file, ledger=ledger, **_who(request)
    )
    return Status(201, made)


@router.get("/imports/{import_id}", response={200: ImportOut, **REFUSALS}, summary="一次导入")
def imported(request: HttpRequest, import_id: int) -> Import:
    return _one(request, import_id)


@router.post(
    "/imports/{import_id}/mapping", response={200: ImportOut, **REFUSALS},
    summary="确认列对应并比对；给出另一个台账则重新识别",
)  # fmt: skip
def map_columns(request: HttpRequest, import_id: int, mapping: MappingIn) -> Import:
    row = _one(request, import_id)
    expected = mapping.expected_version
    if mapping.ledger and mapping.ledger != row.ledger:
        return actions.choose_ledger(
            imported=row, ledger=mapping.ledger, expected_version=expected, **_who(request)
        )
    return actions.map_columns(
        imported=row,
        changes=_changes(mapping.tables),
        options={"erasing": mapping.erasing, "historic": mapping.historic},
        expected_version=expected,
        **_who(request),
    )


def _changes(tables: Mapping[str, TableIn]) -> dict[int, dict[str, Any]]:
    numbers = [*tables, *(index for table in tables.values() for index in table.columns)]
    if any(not (n.isascii() and n.isdigit() and len(n) < 6) for n in numbers):
        raise Refused("unknown-column", "表和列都用从 0 开始的序号表示。", "导入的列对应")
    return {int(n): table.model_dump(exclude_none=True) for n, table in tables.items()}


@router.get(
    "/imports/{import_id}/lines", response={200: list[LineOut], **REFUSALS}, summary="逐行比对结果"
)
def lines(
    request: HttpRequest, import_id: int, status: import_staging.Status, offset: int = 0
) -> list[LineOut]:
    row = _one(request, import_id)
    if not import_staging.place_of(row.pk).exists():
        raise Refused("not-compared", "这次导入没有待确认的比对结果。", "导入的步骤")
    with import_staging.reading(row.pk) as staged:
        return [
            LineOut(
                sheet=line.sheet, row=line.line, label=line.label, old=dict(line.old),
                new=dict(line.new), reason=reason_of(line.problems),
            )
            for line in staged.lines(status, offset=max(0, min(offset, 10**9)), limit=LINES)
        ]  # fmt: skip


@router.post(
    "/imports/{import_id}/commit", response={200: ImportOut, **REFUSALS}, summary="写入台账"
)
def commit(request: HttpRequest, import_id: int, step: StepIn) -> Import:
    row = _one(request, import_id)
    return actions.confirm(imported=row, expected_version=step.expected_version, **_who(request))


@router.post("/imports/{import_id}/drop", response={200: ImportOut, **REFUSALS}, summary="放弃导入")
def drop(request: HttpRequest, import_id: int) -> Import:
    return actions.drop(imported=_one(request, import_id), **_who(request))


@router.post(
    "/imports/{import_id}/undo", response={200: ImportOut, **REFUSALS}, summary="撤销整批导入"
)
def undo(request: HttpRequest, import_id: int, step: StepIn) -> Import:
    row = _one(request, import_id)
    return import_undoing.ask_undo(
        imported=row, expected_version=step.expected_version, **_who(request)
    )


@router.get("/imports/{import_id}/refused", response=REFUSALS, summary="未导入行（xlsx）")
def refused(request: HttpRequest, import_id: int) -> HttpResponse:
    row = _one(request, import_id)
    if row.refused_file is None:
        raise Refused("not-found", "这次导入没有未导入的行。", "数据范围")
    answer = HttpResponse(row.refused_file.read(), content_type=XLSX)
    return _attached(answer, row.refused_file.name)


@router.get("/exports/{ledger}", response=REFUSALS, summary="导出台账（xlsx、csv）")
def export(request: HttpRequest, ledger: str, form: str = "xlsx") -> HttpResponse:
    scope(request, Verb.READ_LEDGERS)
    name, content = import_exchanges.export(ledger=ledger, form=form, **_who(request))
    kind = XLSX if form == "xlsx" else "text/csv; charset=utf-8"
    return _attached(StreamingHttpResponse(content, content_type=kind), name)  # type: ignore[return-value]


def _attached(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
