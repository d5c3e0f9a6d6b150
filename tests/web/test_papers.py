"""The pages of papers: made, moved by buttons, verified by code; a unit reads what it was sent."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ipcity.actions import papers
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.paper_ways import State
from ipcity.domain.terms.periods import period_named
from ipcity.jobs import worker
from ipcity.jobs.progress import Progress
from ipcity.jobs.tasks import paper_making
from ipcity.papers.official import previews
from ipcity.store.models.jobs import Job
from ipcity.store.models.papers import Kind, Paper, Retention
from ipcity.store.models.posts import Holding
from tests.cast import AT, actor_of, cast, client_of
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    found = cast()
    adopt_plan(found.district)
    return found


def page(client, name, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def do(client, paper, slug, **values):
    """The form is opened, and what it holds hidden is sent with ``values``."""
    address = reverse("paper-move", args=[paper.pk, slug])
    hidden = re.search(r'name="version" value="(\d+)"', client.get(address).content.decode())
    return client.post(address, values | ({"version": hidden[1]} if hidden else {}))


def asked(client, **values) -> Job:
    """What the form puts into the queue."""
    answer = client.post(reverse("paper-new"), values)
    job = Job.objects.get(kind="paper_making")
    assert answer.url == reverse("paper-making", args=[job.pk])
    return job


def made(client, **values) -> Paper:
    """The job as the worker does it, and the page that leads to the paper."""
    job = asked(client, **values)
    assert "进度" in page(client, "paper-making", job.pk)
    paper_making.work(Progress(), **job.arguments)
    paper = Paper.objects.get()
    answer = client.get(reverse("paper-making", args=[job.pk]))
    assert answer.url == reverse("paper", args=[paper.pk])
    return paper


@pytest.mark.django_db(transaction=True)
def test_a_paper_is_made_by_the_worker_and_once(db):
    people = cast()
    adopt_plan(people.district)
    clerk = client_of(people.clerk)
    job = asked(clerk, kind="annual", period="2026", addressee="nation")
    bar = reverse("paper-making-progress", args=[job.pk])
    assert "排队等待" in clerk.get(bar).content.decode()
    assert Paper.objects.count() == 0
    worker.serve(once=True)
    job.refresh_from_db()
    assert (job.state, job.error, job.done, job.total) == (Job.State.DONE, "", 2, 3)
    assert clerk.get(bar).headers["HX-Refresh"] == "true"
    paper = Paper.objects.get()
    assert (paper.kind, paper.addressee, paper.drafted_by) == ("annual", "nation", people.clerk)
    assert job.report == f"已生成拟稿：{paper.title}"
    paper_making.work(Progress(), **job.arguments)
    assert Paper.objects.count() == 1


def test_what_cannot_be_made_is_refused_before_the_queue_or_told_after(people):
    clerk = client_of(people.clerk)
    answer = clerk.post(reverse("paper-new"), {"kind": "circular", "period": "2027Q1"})
    assert "还没有开始" in answer.content.decode()
    assert Job.objects.filter(kind="paper_making").count() == 0
    job = asked(clerk, kind="circular", period="2026Q3")
    address = reverse("paper-making", args=[job.pk])
    assert client_of(people.lead).get(address).status_code == 404
    Holding.objects.filter(person=people.clerk).update(valid_until=people.clerk.created_at.date())
    with pytest.raises(Refused):
        paper_making.work(Progress(), **job.arguments)
    assert Paper.objects.count() == 0


def test_a_failed_making_says_why(people):
    clerk = client_of(people.clerk)
    job = asked(clerk, kind="circular", period="2026Q3")
    Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED, error="缺少图表脚本。")
    told = page(clerk, "paper-making", job.pk)
    assert [words in told for words in ("没有生成", "缺少图表脚本。", "重新填写")] == [True] * 3


def test_the_whole_way_by_buttons(people):
    clerk, lead, reviewer = map(client_of, (people.clerk, people.lead, people.reviewer))
    paper = made(clerk, kind="circular", period="2026Q3")
    assert "送核稿" in page(clerk, "paper", paper.pk)
    assert "送核稿" in page(clerk, "todo")
    assert reviewer.get(reverse("paper", args=[paper.pk])).status_code == 404
    do(clerk, paper, "submit")
    assert do(clerk, paper, "check").status_code == 409
    do(lead, paper, "check", units=[people.organ.pk])
    do(reviewer, paper, "countersign", unit=people.organ.pk)
    do(lead, paper, "sign")
    do(clerk, paper, "number", organ_code="试知办")
    do(clerk, paper, "ask-seal", seal="办公室印章", copies=3)
    assert "批准用印" in page(lead, "todo")
    do(lead, paper, "seal")
    do(clerk, paper, "deliver", units=[people.organ.pk])
    do(reviewer, paper, "receive", unit=people.organ.pk)
    do(clerk, paper, "finish")
    do(clerk, paper, "scan", file=SimpleUploadedFile("扫描.pdf", b"%PDF-1.4"))
    do(clerk, paper, "archive", retention=Retention.TEN.value)
    paper.refresh_from_db()
    assert paper.state == State.ARCHIVED
    assert "试知办〔2026〕1号" in page(clerk, "papers")
    assert "第1件" in page(clerk, "paper", paper.pk)
    assert "试知办〔2026〕1号" in page(clerk, "paper-register")
    assert "办公室印章" in page(clerk, "seal-register")


def test_each_number_opens_what_it_is_bound_to(people):
    paper = papers.make(
        programme=people.district.programme_set.get(), kind=Kind.CIRCULAR,
        period=period_named("2026Q3"), actor=actor_of(people.clerk), at=AT,
    )  # fmt: skip
    lead = client_of(people.lead)
    number = paper.numbers.get(label="方案量化目标数", key__startswith="t")
    assert reverse("paper-number", args=[paper.code, number.key]) in page(
        lead, "paper-text", paper.pk
    )
    found = lead.get(reverse("paper-verify"), {"code": paper.code.lower()})
    assert found.url == reverse("paper-numbers", args=[paper.code])
    assert number.label in page(lead, "paper-numbers", paper.code)
    told = page(lead, "paper-number", paper.code, number.key)
    assert [name in told for name in ("示范企业", "培育企业", "质押融资额")] == [True] * 3
    assert "没有这个核验码" in page(lead, "paper-verify", code="AAAA-AAAA-AAAA")
    for person in (people.reviewer, people.foreigner):
        answer = client_of(person).get(reverse("paper-numbers", args=[paper.code]))
        assert answer.status_code == 404
    kept = lead.get(reverse("paper-verification", args=[paper.pk]))
    assert kept.content[:2] == b"PK"


def test_templates_and_the_preview(people, monkeypatch):
    clerk = client_of(people.clerk)
    default = clerk.get(reverse("paper-template-default", args=["circular"]))
    assert default.content[:2] == b"PK"
    sent = {"kind": "circular", "file": SimpleUploadedFile("模板.docx", default.content)}
    clerk.post(reverse("paper-template-new"), sent)
    assert "模板.docx" in page(clerk, "paper-templates")
    paper = made(clerk, kind="circular", period="2026-06")
    monkeypatch.setattr(previews, "_NAMES", ())
    answer = clerk.get(reverse("paper-preview", args=[paper.pk]))
    assert "LibreOffice" in answer.content.decode()
