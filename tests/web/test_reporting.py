"""填报, 期次, 表单 and 更正 as their people use them, page after page."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ipcity.domain.access import Verb
from ipcity.store.models.report_records import ReportStep
from ipcity.store.models.reporting import Erratum, Report, ReportForm, ReportingPeriod
from tests.actions.test_reporting import Q3, SCAN, approved, filled_book, opened, report_of
from tests.api.test_api import bearer
from tests.cast import Cast, cast, client_of
from tests.web.plans import adopt_plan
from tests.web.reading import words

pytestmark = pytest.mark.django_db
AUTUMN = datetime.fromisoformat("2026-10-12T09:00:00+08:00")


@pytest.fixture
def people(db, monkeypatch) -> Cast:
    people = cast()
    monkeypatch.setattr(timezone, "now", lambda: AUTUMN)
    return people


def typed(report: Report, **changes: object) -> dict[str, object]:
    fresh = Report.objects.get(pk=report.pk)
    return {
        "expected_version": fresh.version, "number-firms": "12", "number-towns": "5",
        "text-done": "按计划推进", "act": "submit", **changes,
    }  # fmt: skip


def state(report: Report) -> str:
    return Report.objects.get(pk=report.pk).state


def test_a_report_goes_its_way_over_the_pages(people):
    opened(people)
    report = report_of(people)
    here = f"/reporting/{report.pk}"
    reporter, reviewer = client_of(people.reporter), client_of(people.reviewer)
    clerk, lead = client_of(people.clerk), client_of(people.lead)
    assert "产业科 2026年第三季度季度工作进展表" in words(reporter.get("/"))
    page = words(reporter.get(here))
    assert "1 件（系统按本单位台账统计，不需填写）" in page
    assert "提交审核" in page
    assert "代报" not in page.split("办理记录")[0].replace("代报登记", "")
    shown = words(reporter.post(here, typed(report, **{"number-firms": "约三"})))
    assert "“约三”不是数字" in shown
    shown = words(reporter.post(here, typed(report, **{"number-firms": ""})))
    assert "“走访企业”没有填写" in shown
    assert state(report) == "missing"
    reporter.post(here, typed(report, act="save", **{"number-towns": "15"}))
    assert "“走访企业”为12，应不少于其中镇街走访（15）" in words(reporter.get(here))
    assert reporter.post(here, typed(report)).status_code == 302
    assert state(report) == "submitted"
    again = reporter.post(here, typed(report), follow=True)
    assert "本报表现为“待单位审核”，这一次提交没有改动任何内容。" in words(again)
    version = {"expected_version": Report.objects.get(pk=report.pk).version}
    assert clerk.post(f"{here}/pass", version).status_code == 403
    assert "产业科 2026年第三季度季度工作进展表" in words(reviewer.get("/"))
    reviewer.post(f"{here}/pass", version)
    assert clerk.post(f"{here}/back", {"expected_version": 4, "remark": ""}).status_code == 302
    assert state(report) == "unit-checked"
    clerk.post(f"{here}/pass", {"expected_version": 4, "remark": "数字相符"})
    assert "办公室审核通过 赵审核" not in words(lead.get(here))
    lead.post(f"{here}/pass", {"expected_version": 1})
    assert state(report) == "office-checked"
    lead.post(f"{here}/pass", {"expected_version": 5})
    assert state(report) == "approved"
    assert [s.remark for s in ReportStep.objects.filter(step="office-check")] == ["数字相符"]


def test_nil_offline_and_proxy(people):
    opened(people, people.office)
    report = report_of(people)
    here = f"/reporting/{report.pk}"
    reporter, clerk = client_of(people.reporter), client_of(people.clerk)
    reporter.post(f"{here}/nil", {"expected_version": 1, "reason": ""})
    assert state(report) == "missing"
    book = reporter.post(f"{here}/workbook").content
    assert openpyxl.load_workbook(io.BytesIO(book))["填报"]["B4"].value == "2026Q3"
    back = SimpleUploadedFile("填报.xlsx", filled_book(book, {"D11": 12, "D12": 5, "E14": "好"}))
    assert reporter.post(f"{here}/workbook/back", {"file": back}).status_code == 302
    assert state(report) == "submitted"
    other = report_of(people, people.office)
    there = f"/reporting/{other.pk}"
    assert "不能代" not in words(clerk.get(there))
    without = clerk.post(there, typed(other, act="proxy"))
    assert "请上传单位签字盖章的扫描件" in words(without)
    scan = SimpleUploadedFile(*SCAN)
    assert clerk.post(there, typed(other, act="proxy", scan=scan)).status_code == 302
    assert state(other) == "unit-checked"
    kept = Report.objects.get(pk=other.pk)
    assert clerk.get(f"/files/{kept.scan_id}").getvalue() == SCAN[1]
    assert reporter.get(f"/files/{kept.scan_id}").status_code == 404
    assert reporter.get(there).status_code == 404


def test_a_period_from_the_form_to_the_erratum(people):
    plan = adopt_plan(people.district)
    clerk, lead = client_of(people.clerk), client_of(people.lead)
    page = clerk.get("/report-forms/new")
    lines = page.context["lines"]
    asked = {"form-TOTAL_FORMS": len(lines.forms), "form-INITIAL_FORMS": len(lines.initial)}
    for at, line in enumerate(lines.forms):
        for name, value in (line.initial or {"kind": "text"}).items():
            if value not in (None, False, ""):
                asked[f"form-{at}-{name}"] = value
    head = {"code": "JD-1", "name": "进展表", "cycle": "quarterly", "expected_number": 0}
    wrong = words(clerk.post("/report-forms/new", {**asked, **head, "rules": "t1 >= zz"}))
    assert "既不是键也不是数" in wrong
    assert clerk.post("/report-forms/new", {**asked, **head, "rules": "t1 >= 0"}).status_code == 302
    form = ReportForm.objects.get()
    assert (len(form.lines), form.rules[0]["left"]) == (9, "t1")
    given = {"units": [people.section.pk], "working_days": 10, "since": "2026-01-01"}
    clerk.post(f"/report-forms/{form.pk}/duties", given)
    assert "产业科" in words(clerk.get(f"/report-forms/{form.pk}"))
    assert "启用2026年第三季度" in words(lead.get("/"))
    lead.post("/periods/open", {"code": "2026Q3"})
    period = ReportingPeriod.objects.get(programme=plan.programme)
    assert "产业科未报" in words(clerk.get(f"/periods/{period.pk}"))
    lead.post(f"/periods/{period.pk}/lock", {"expected_version": 1})
    page = words(clerk.get(f"/periods/{period.pk}"))
    assert "已锁定" in page
    assert "未报 1 份" in page
    assert "2026年第三季度每季度已锁定" in words(clerk.get("/periods"))
    assert clerk.get("/periods?export=csv").status_code == 200


def test_an_erratum_is_signed_on_a_page_and_listed(people):
    period = opened(people)
    report = approved(people, report_of(people))
    lead, clerk = client_of(people.lead), client_of(people.clerk)
    lead.post(f"/periods/{period.pk}/lock", {"expected_version": 1})
    assert state(report) == "locked"
    value = report.values.get(key="firms")
    here = f"/periods/{period.pk}/erratum"
    assert clerk.get(here).status_code == 403
    bare = lead.post(here, {"what": f"value-{value.pk}", "after": "", "reason": "重复"})
    assert "请填写更正后的数" in words(bare)
    lead.post(here, {"what": f"value-{value.pk}", "after": "11", "reason": "重复计数"})
    row = Erratum.objects.get()
    assert (row.before, row.after, row.person) == (12, 11, people.lead)
    assert "重复计数" in words(clerk.get("/errata"))
    assert "已更正为 11（第 1 号，重复计数）" in words(clerk.get(f"/reporting/{report.pk}"))


def test_programs_read_reports_and_standings(people):
    period = opened(people, people.office)
    approved(people, report_of(people))
    verbs = {Verb.READ_WORK, Verb.READ_PLAN}
    reporter = bearer(people.reporter, verbs)
    clerk = bearer(people.clerk, verbs | {Verb.CHECK_REPORT})
    mine = reporter.get("/api/v1/reporting/reports?period=2026Q3").json()["items"]
    assert [(row["unit"], row["state"], row["period"]) for row in mine] == [
        ("产业科", "approved", Q3.code)
    ]
    values = reporter.get(f"/api/v1/reporting/reports/{mine[0]['id']}/values").json()
    assert {v["key"]: v["number"] for v in values}["praise"].rstrip("0").rstrip(".") == "1"
    asked = f"/api/v1/reporting/standings/2026Q3?programme={period.programme_id}"
    assert [
        (row["unit"], row["reported"], row["completeness"]) for row in clerk.get(asked).json()
    ] == [("知识产权局", 0, None), ("产业科", 1, "100.0")]
    assert [p["code"] for p in clerk.get("/api/v1/reporting/periods").json()["items"]] == ["2026Q3"]
