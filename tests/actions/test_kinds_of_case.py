"""Every kind of case on the desk: it is entered, numbered, has its row, and its end reaches the row."""

from __future__ import annotations

from datetime import date

import pytest

from ipcity.domain.cases.declarations import Field, Form, Kind
from ipcity.domain.cases.kinds import kinds
from ipcity.store.models.clocks import Clock
from tests.actions.desk import desk

pytestmark = pytest.mark.django_db

SAMPLES = {
    Form.TEXT: "演示", Form.LONG: "演示内容", Form.DAY: date(2026, 7, 1), Form.NUMBER: 1,
    Form.MONEY: "1", Form.YES: True,
}  # fmt: skip


def opening(kind: Kind) -> dict[str, object]:
    def sample(each: Field) -> object:
        return each.choices[0][0] if each.choices else SAMPLES[each.form]

    return {each.name: sample(each) for each in kind.opening}


def test_every_kind_is_entered():
    work = desk()
    for kind in kinds():
        case = work.enter(
            kind=kind.key, organ=kind.organs[0], cause=f"{kind.title}（演示）", given=opening(kind)
        )
        row = case.ledger_row
        assert case.number == f"{kind.mark}〔2026〕1号" == row.number
        assert {name: getattr(row, name) for name, _ in kind.row} == dict(kind.row)
        running = Clock.objects.of(case).open()
        loaded = [each.name for each in kind.opens if not each.rule.startswith("COM-")]
        assert sorted(running.values_list("name", flat=True)) == sorted(loaded)
        assert ("待核实" in case.moves.get().told) == (len(loaded) < len(kind.opens))


def test_a_mediation_keeps_its_row_in_step():
    work = desk()
    work.enter(
        kind="peoples_mediation", cause="商标许可纠纷（演示）",
        given={"complainant_name": "演示某厂", "request": "停止使用"},
    )  # fmt: skip
    work.share(work.first)
    work.on(7, 2).move("accept", asked_by="both", both_willing=True, mediator="演示调解员")
    assert work.case.ledger_row.due_on == date(2026, 8, 3)
    work.paper("agreement")
    work.on(7, 20).move(
        "agree", form="written", effective_on=date(2026, 7, 18), agreement="停止使用并补偿"
    )
    row = work.case.ledger_row
    assert (row.result, row.decided_on, row.complainant_name) == (
        "settled", date(2026, 7, 18), "演示某厂",
    )  # fmt: skip
    assert Clock.objects.of(work.case).open().get(name="confirm").due_on == date(2026, 8, 17)
    work.on(8, 1).move("close", performance="已履行")
    assert work.case.ledger_row.closed_on == date(2026, 8, 1)
    assert not Clock.objects.of(work.case).open().exists()
