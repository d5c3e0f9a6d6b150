"""Offline reporting: a workbook handed out for one report, and taken back once, or refused cell by cell."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.db import transaction

from ipcity.actions import audit, files
from ipcity.actions.reporting_contents import Contents, contents, put_answers
from ipcity.actions.reporting_filling import FRESH, Incomplete
from ipcity.actions.reporting_steps import Hand, Taken, advance, refuse_locked
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.sheets.cells import address
from ipcity.domain.supervision.checks import Answer, read_number
from ipcity.domain.supervision.forms import LineKind
from ipcity.domain.supervision.reports import OPEN, Step
from ipcity.domain.terms.numbers import decimal_text
from ipcity.papers import report_workbooks as books
from ipcity.papers.report_workbooks import BASIS, EXPLANATION, NUMBER, TEXT, Filled, Returned, Row
from ipcity.store.models.report_records import ReportWorkbook
from ipcity.store.models.reporting import Report

AUDIT_LABELS = {"issue-workbook": "领取离线填报表"}
LARGEST = 4 << 20
TOLD = 12  # differences named in a refusal


class WorkbookRefused(Refused):
    """The workbook is not taken; ``differences`` are (cell, as it should be, as it came back)."""

    def __init__(
        self, code: str, message: str, differences: Sequence[tuple[str, str, str]] = ()
    ) -> None:
        said = "；".join(
            f"{cell} 应为“{right}”，交回的是“{came}”" for cell, right, came in differences[:TOLD]
        )
        more = f"……共{len(differences)}处" if len(differences) > TOLD else ""
        super().__init__(code, f"{message}{said and f'不同之处：{said}{more}。'}", BASIS)
        self.differences = tuple(differences)


def issue(*, report: Report, actor: Actor, at: datetime) -> tuple[ReportWorkbook, bytes]:
    """A workbook for the report as it stands, and its bytes."""
    require(actor, Verb.REPORT, district=report.district_id, unit=report.unit_id)
    if report.at_state not in OPEN:
        raise Refused("report-not-there", "本报表已提交，不能再领取填报表。", BASIS)
    rows = _rows(contents(report=report, actor=actor, at=at))
    serial = secrets.token_hex(8)
    with transaction.atomic():
        refuse_locked(report.period_id)
        marks = _marks(report, serial)
        check = _check(marks, rows)
        made: ReportWorkbook = ReportWorkbook.objects.create(
            district_id=report.district_id,
            report=report,
            serial=serial,
            version=report.version,
            check_value=check,
            lines=[asdict(row) for row in rows],
            issued_by_id=actor.person,
            issued_at=at,
        )
        audit.record(
            actor=actor,
            verb="issue-workbook",
            subject=report,
            at=at,
            district=report.district_id,
            facts={"workbook": made.pk, "version": made.version, "check": check},
            under=Verb.REPORT,
        )
    title = f"{report.unit}{report.period}{report.form.name}"
    return made, books.write(title, {**marks, "校验值": check}, rows, at)


def take_in(*, report: Report, name: str, content: bytes, actor: Actor, at: datetime) -> Report:
    """Hand the report in with what the workbook says.

    Refused, with the cells that differ: a workbook of another unit or period (foreign), one made
    before the report was changed (stale), a second copy, one changed outside its open cells.
    """
    require(actor, Verb.REPORT, district=report.district_id, unit=report.unit_id)
    came = _read(name, content)
    issued = _issued(report, came)
    _refuse_tampered(issued, came)
    given = _given(issued, came)
    _refuse_stale(report, issued, given, actor, at)
    held = contents(report=report, actor=actor, at=at, answers=given)
    if held.unanswered:
        raise Incomplete(held.unanswered)
    mine = {"submitted_by_id": actor.person, "submitted_at": at}

    def write(row: Report) -> Mapping[str, int]:
        return _use(held, row, issued, (name, content), actor, at)

    taken = Taken(Step.SUBMIT, Verb.REPORT, "离线填报表", {**FRESH, **mine}, write=write)
    return advance(report, taken, Hand(actor, at, issued.version))


def _use(
    held: Contents,
    row: Report,
    issued: ReportWorkbook,
    came: tuple[str, bytes],
    actor: Actor,
    at: datetime,
) -> Mapping[str, int]:
    mark = ReportWorkbook.objects.select_for_update().get(pk=issued.pk)
    _refuse_second(mark)
    mark.used_at, mark.used_by_id = at, actor.person
    mark.file = files.keep(
        district=row.district_id,
        name=came[0],
        content=came[1],
        actor=actor,
        at=at,
        verb=Verb.READ_WORK,
        unit=row.unit_id,
    )
    mark.save(update_fields=["used_at", "used_by", "file"])
    put_answers(held)
    return {"values": row.values.count(), "workbook": mark.pk}


def _read(name: str, content: bytes) -> Returned:
    if len(content) > LARGEST:
        raise Refused("file-too-large", "填报表超过4 MB，请使用系统下载的原表。", BASIS)
    with tempfile.TemporaryDirectory(prefix="ipcity-report-") as folder:
        path = Path(folder) / "report.xlsx"
        path.write_bytes(content)
        return books.read(path, name)


def _issued(report: Report, came: Returned) -> ReportWorkbook:
    """The workbook that this is a copy of; Refused where it is none for this report."""
    serial = came.marks["编号"]
    rows = ReportWorkbook.objects.filter(report=report, serial=serial)
    found: ReportWorkbook | None = rows.first()
    if found is None:
        right = _marks(report, serial)
        wrong = [
            (f"B{place}", right[mark], came.marks[mark])
            for place, mark in enumerate(books.MARKS, books.FIRST_MARK)
            if mark in right and came.marks[mark] != right[mark]
        ]
        raise WorkbookRefused("workbook-foreign", "这不是本单位本期本表的填报表。", wrong)
    _refuse_second(found)
    return found


def _refuse_second(issued: ReportWorkbook) -> None:
    if issued.used_at is not None:
        raise WorkbookRefused("workbook-used", "此填报表已经交回过一次，不能再交。请重新下载。")


def _refuse_tampered(issued: ReportWorkbook, came: Returned) -> None:
    """Every cell that was not to be filled in, against what was handed out."""
    rows = [Row(**line) for line in issued.lines]
    marks = {**_marks(issued.report, issued.serial), "报表版本": str(issued.version)}
    right = {**marks, "校验值": issued.check_value}
    wrong = [
        (f"B{place}", right[mark], came.marks[mark])
        for place, mark in enumerate(books.MARKS, books.FIRST_MARK)
        if came.marks[mark] != right[mark]
    ]
    wrong += _changed(rows, came.rows)
    if wrong or not hmac.compare_digest(_check(marks, rows), issued.check_value):
        raise WorkbookRefused("workbook-tampered", "填报表的固定内容被改动，不能收取。", wrong)


def _changed(rows: Sequence[Row], came: Sequence[Filled]) -> Iterator[tuple[str, str, str]]:
    first = books.HEAD_ROW + 1
    for place in range(first, first + max(len(rows), len(came))):
        at = place - first
        right = rows[at] if at < len(rows) else Row("", "")
        found = came[at] if at < len(came) else Filled(place, *[""] * len(books.HEAD))
        for column, wanted, given in _pairs(right, found):
            if wanted != given:
                yield found.at(column), wanted, given


def _pairs(right: Row, found: Filled) -> Iterable[tuple[int, str, str]]:
    yield 0, right.key, found.key
    yield 1, _folded(right.label), _folded(found.label)
    yield 2, right.unit, found.unit
    if not right.asks_number:
        yield NUMBER, right.number, found.number
        yield EXPLANATION, "", found.explanation
    if not right.asks_text:
        yield TEXT, "", found.text
    yield 6, _folded(right.hint), _folded(found.hint)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _refuse_stale(
    report: Report, issued: ReportWorkbook, given: Mapping[str, Answer], actor: Actor, at: datetime
) -> None:
    """Of a report that was changed since: cell by cell what stands there now."""
    if report.version == issued.version:
        return
    now = {row.key: row for row in _rows(contents(report=report, actor=actor, at=at))}
    wrong = []
    for place, line in enumerate(issued.lines, books.HEAD_ROW + 1):
        row, answer = now.get(str(line["key"])), given.get(str(line["key"]), Answer())
        number = decimal_text(answer.number) if answer.number is not None else ""
        right = (row.number, row.text) if row else ("", "")
        if row and row.asks_number and right[0] != number:
            wrong.append((address(place, NUMBER), right[0], number))
        if row and row.asks_text and _folded(right[1]) != _folded(answer.text):
            wrong.append((address(place, TEXT), right[1], answer.text))
    raise WorkbookRefused(
        "workbook-stale",
        f"领取填报表后，本报表已在系统中改动（领取时为第{issued.version}版，现为第{report.version}版），"
        "不能用旧表覆盖。请重新下载。",
        wrong,
    )


def _given(issued: ReportWorkbook, came: Returned) -> dict[str, Answer]:
    """What was filled in, line by line; the lines are those that were handed out."""
    asks = {str(line["key"]): line["asks_number"] for line in issued.lines}
    return {
        row.key: Answer(
            read_number(row.number) if asks[row.key] else None, row.text, row.explanation
        )
        for row in came.rows
    }


def _rows(held: Contents) -> list[Row]:
    found: list[Row] = []
    for line in held.sheet.form.lines:
        answer = held.sheet.answer(line.key)
        match line.kind:
            case LineKind.INDICATOR:
                value = held.sheet.counted.get(line.key)
                found.append(Row(line.key, line.label, line.unit, _told(value), hint="系统统计"))
            case LineKind.ITEMS:
                found += _item_rows(held)
            case LineKind.NUMBER | LineKind.TEXT:
                is_number = line.kind is LineKind.NUMBER
                found.append(
                    Row(
                        line.key,
                        line.label,
                        line.unit,
                        decimal_text(answer.number) if answer.number is not None else "",
                        answer.text,
                        answer.explanation,
                        line.hint,
                        asks_number=is_number,
                        asks_text=not is_number,
                    )
                )
    return found


def _item_rows(held: Contents) -> Iterator[Row]:
    for item in held.sheet.items:
        answer = held.sheet.answer(item.key)
        number = item.progress if item.counted else answer.number
        yield Row(
            item.key,
            item.title,
            "%",
            decimal_text(number) if number is not None else "",
            answer.text,
            answer.explanation,
            "进度由佐证得出，只写进展" if item.counted else "填写进度（0到100）和进展",
            asks_number=not item.counted,
            asks_text=True,
        )


def _told(value: Decimal | None) -> str:
    return decimal_text(value) if value is not None else "无数据"


def _marks(report: Report, serial: str) -> dict[str, str]:
    return {
        "编号": serial,
        "单位": f"{report.unit}（{report.unit.key}）",
        "期次": report.period.code,
        "表号": report.form_code,
        "表单版本": f"第{report.form.number}版 {report.form.digest[:12]}",
        "报表版本": str(report.version),
    }


def _check(marks: Mapping[str, str], rows: Sequence[Row]) -> str:
    """Over the marks and everything that is not to be filled in, under the installation's key."""
    text = json.dumps(
        [dict(marks), [row.fixed for row in rows]], ensure_ascii=False, sort_keys=True
    )
    key = b"report-workbook:" + settings.SEAL_KEY
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:32]
