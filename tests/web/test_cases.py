"""The case desk in a browser's requests: entering, moving, reading, and who sees what."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from ipcity.domain.terms.deadline_proofs import verify
from ipcity.store.models.clocks import Clock
from ipcity.store.models.proceedings import Proceeding
from tests.actions.desk import desk
from tests.cast import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(settings, tmp_path):
    settings.HOME = tmp_path
    made = desk()
    made.enter(reporter="演示举报人")
    made.share(made.first, made.second)
    return made


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_case_is_entered_by_form_and_lies_on_the_desk(work):
    client = client_of(work.first)
    assert "行政处罚（普通程序）" in text_of(client.get(reverse("case-kinds")))
    answer = client.post(
        reverse("case-new", args=["ordinary_penalty"]),
        {
            "unit": work.office.pk, "organ": "market", "cause": "涉嫌假冒专利（演示）",
            "party_name": "演示厂", "received_on": "2026-07-02", "source_kind": "complaint",
            "f_kind": "patent_passing", "reporter": "",
        },
    )  # fmt: skip
    made = Proceeding.objects.latest("pk")
    assert answer.url == reverse("case", args=[made.pk])
    assert made.ledger_row.kind == "patent_passing"
    page = text_of(client.get(reverse("cases") + "?q=假冒专利"))
    assert "涉嫌假冒专利（演示）" in page
    assert "涉嫌销售假冒注册商标" not in page


def test_what_the_form_lacks_is_told_in_it(work):
    client = client_of(work.first)
    page = text_of(
        client.post(
            reverse("case-new", args=["ordinary_penalty"]),
            {"unit": work.office.pk, "organ": "market", "cause": "甲", "received_on": "2026-07-02"},
        )
    )
    assert "请填写“案件类型”" in page
    assert Proceeding.objects.count() == 1


def test_the_head_files_it_and_the_page_shows_the_term(work):
    client = client_of(work.head)
    page = text_of(client.get(reverse("case", args=[work.case.pk])))
    assert ">立案</a>" in page
    assert "调查终结，送审" not in page
    answer = client.post(
        reverse("case-move", args=[work.case.pk, "file"]),
        {"on": "2026-07-03", "f_basis": "有违法事实", "expected_version": work.case.version},
        follow=True,
    )
    page = text_of(answer)
    assert "已办理“立案”" in page
    assert "2026-10-08" in page
    clock = Clock.objects.of(work.case).get(name="decide")
    proof = client.get(reverse("case-clock", args=[work.case.pk, clock.pk]) + "?format=json")
    assert verify(json.loads(proof.content)) == ()
    told = text_of(client.get(reverse("case-clock", args=[work.case.pk, clock.pk])))
    assert "第六十四条" in told


def test_somebody_elses_move_is_refused_before_its_form(work):
    client = client_of(work.second)
    answer = client.get(reverse("case-move", args=[work.case.pk, "file"]))
    assert answer.status_code == 403
    assert "“立案”由执法单位负责人办理" in text_of(answer)


def test_parties_are_masked_for_those_who_do_not_handle_the_case(work):
    client_of(work.first).post(
        reverse("case-party", args=[work.case.pk]),
        {"role": "party", "name": "张演示", "is_person": "on", "id_number": "500000199001010011",
         "phone": "13800000000", "address": "演示路1号"},
    )  # fmt: skip
    address = reverse("case", args=[work.case.pk])
    seen, masked = (text_of(client_of(who).get(address)) for who in (work.first, work.reviewer))
    for words in ("张演示", "500000199001010011", "13800000000", "演示路1号"):
        assert words in seen
        assert words not in masked
    assert "张*示" in masked


def test_papers_and_evidence_go_into_the_file_and_are_taken_off_with_a_reason(work):
    client = client_of(work.first)
    client.post(reverse("case-paper-make", args=[work.case.pk, "filing_form"]))
    made = work.case.casepapers.get()
    assert made.file.name == "立案审批表（罚〔2026〕1号）.docx"
    sent = client.get(reverse("file", args=[made.file_id]))
    assert b"".join(sent.streaming_content).startswith(b"PK")
    assert (
        client_of(work.people.reporter).get(reverse("file", args=[made.file_id])).status_code == 404
    )
    client.post(
        reverse("case-evidence", args=[work.case.pk]),
        {"form": "object", "title": "样品", "obtained_on": "2026-07-01"},
    )
    page = text_of(client.get(reverse("case", args=[work.case.pk])))
    assert "样品" in page
    client.post(reverse("case-paper-off", args=[work.case.pk, made.pk]), {"reason": "内容有误"})
    made.refresh_from_db()
    assert made.removed_why == "内容有误"


def test_the_reporter_shows_only_after_a_reason(work):
    client = client_of(work.first)
    address = reverse("case-reporter", args=[work.case.pk])
    assert "演示举报人" not in text_of(client.get(address))
    assert "不少于4个字" in text_of(client.post(address, {"reason": "看"}))
    answer = client.post(address, {"reason": "联系核实线索"})
    assert "演示举报人" in text_of(answer)
    assert answer["Cache-Control"] == "no-store"
    assert client_of(work.reviewer).get(address).status_code == 403


def test_another_unit_and_another_district_find_no_case(work):
    address = reverse("case", args=[work.case.pk])
    assert client_of(work.people.foreigner).get(address).status_code in (403, 404)
    assert client_of(work.people.reporter).get(address).status_code == 403


def test_amounts_that_reach_a_line_open_a_task_that_only_the_head_decides(work):
    officer, head = client_of(work.first), client_of(work.head)
    case = work.case
    form = {"acted_on": "2026-06-20", "f_gains": "40000", "remark": "账册"}
    address = reverse("case-amounts", args=[case.pk, "mark_goods"])
    page = text_of(officer.post(address, form, follow=True))
    assert "违法所得40000元，达到30000元的入罪标准" in page
    assert "涉嫌犯罪提示" in text_of(head.get(reverse("todo")))
    alert = case.alerts.get()
    deciding = reverse("case-alert", args=[case.pk, alert.pk])
    assert officer.get(deciding).status_code == 403
    work.on(7, 3).move("file", by=work.head, basis="有违法事实")
    refused = officer.get(reverse("case", args=[case.pk]))
    assert "须由执法单位负责人作出决定" in text_of(refused)
    assert "不少于4个字" in text_of(head.post(deciding, {"decision": "keep", "reason": "否"}))
    head.post(deciding, {"decision": "transfer", "reason": "达到标准，移送公安机关"})
    alert.refresh_from_db()
    assert (alert.decision, alert.decided_by) == ("transfer", work.head)
    officer.post(address, form)
    assert case.alerts.count() == 1
    officer.post(address, {**form, "f_gains": "50000"})
    assert [each.decision for each in case.alerts.all()] == ["transfer", ""]


def test_the_figures_name_what_is_late_and_why_others_do_not_count(work):
    work.on(7, 3).move("file", by=work.head, basis="有违法事实")
    address = reverse("case-figures")
    lead = client_of(work.people.lead)
    before = text_of(lead.get(f"{address}?on=2026-10-07"))
    assert "期内没有到期的案件，无数据" in before
    assert "期限至2026-10-08，尚未届满" in before
    after = text_of(lead.get(f"{address}?on=2026-10-09"))
    assert "<strong>0.00%</strong>　到期 1 件，计入 0 件" in after
    assert "尚未办理" in after
    work.on(10, 9).move("suspend", by=work.head, ground="中止", why="等待判决")
    assert "期限中止，届满日未定" in text_of(lead.get(f"{address}?on=2026-10-09"))
