"""Publication by its pages, and that nothing personal or secret can be read without a login."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db.models import CharField, TextField
from django.test import Client
from django.utils import timezone

from ipcity.actions import publication_drafts, publication_releases, rows, sealed_reporters
from ipcity.actions import publication_settings as settings
from ipcity.actions.publication_drafts import Told
from ipcity.actions.publication_releases import Proof
from ipcity.domain.publicity.decisions import Penalty
from ipcity.domain.publicity.spans import MaskKind, Span
from ipcity.store.actors import actor_for
from ipcity.store.models.cases import Case
from ipcity.store.models.proceeding_files import Evidence, Party
from ipcity.store.models.publication_drafts import PublicationDraft, PublicDecision
from ipcity.store.models.publications import Publication
from ipcity.web.pages import publication_public
from tests.actions.desk import desk
from tests.cast import client_of

pytestmark = pytest.mark.django_db
SERVED = (
    "行政处罚决定书\n当事人：演示某商行\n委托代理人：寅代理，男，\n电话13800000001，住址：演示市暗巷3号，\n"
    "身份证500101199001010014，配方为甲乙丙丁。\n罚款8万元。"
)


@pytest.fixture
def office(db):
    """A desk whose first officer has a decided case, today."""
    cache.clear()
    found = desk()
    found.at = timezone.now()
    found.enter(reporter="卯举报 13900000009")
    Case.objects.filter(pk=found.case.row).update(
        decided_on=timezone.localdate(), decision_number="演市监处罚〔2026〕9号", result="penalty",
        decision="罚款8万元", organ_name="演示区市场监督管理局", fine_amount=80000,
        complainant_name="辰投诉", facts_found="密实事实", basis="密实依据", remark="密实备注",
    )  # fmt: skip
    return found


def acting(office, person):
    return {"actor": actor_for(person, timezone.localdate()), "at": timezone.now()}


def opened(office) -> int:
    here = office.people.district.pk
    settings.choose(district=here, told=settings.Told(True), **acting(office, office.people.lead))
    return here


def published(office) -> PublicDecision:
    case = Case.objects.get(pk=office.case.row)
    officer, checker = acting(office, office.first), acting(office, office.reviewer)
    told = Told(frozenset({Penalty.FINE}), text=SERVED)
    draft = publication_drafts.begin(case=case, told=told, **officer)
    at = SERVED.index("甲乙丙丁")
    span = Span(at, at + 4, MaskKind.COMMERCIAL_SECRET, "商业秘密")
    publication_drafts.mark(draft=draft, spans=[span], **officer)
    draft.refresh_from_db()
    draft = publication_drafts.hand_in(draft=draft, expected_version=draft.version, **officer)
    draft = publication_releases.approve(draft=draft, expected_version=draft.version, **checker)
    publication_releases.publish(
        draft=draft, channel="gsxt", on=timezone.localdate(), proof=Proof("https://example.org/1"),
        **officer,
    )  # fmt: skip
    return PublicDecision.objects.get()


def test_the_errand_from_the_queue_to_the_register(office):
    officer, checker = client_of(office.first), client_of(office.reviewer)
    case = office.case.row
    queue = officer.get("/publicity").content.decode()
    assert f"/publicity/new/{case}" in queue
    answer = officer.post(f"/publicity/new/{case}", {"penalties": ["fine"], "text": SERVED})
    draft = PublicationDraft.objects.get()
    place = f"/publicity/{draft.pk}"
    assert answer["Location"] == place
    assert f"/publicity/new/{case}" not in officer.get("/publicity").content.decode()

    page = officer.get(place).content.decode()
    assert "13800000001" in page  # served text
    assert "电话***********，住址：*******，" in page
    answer = officer.post(
        place, {"words": "甲乙丙丁", "kind": "commercial_secret", "reason": "配方", "is_kept": ""}
    )
    assert answer.status_code == 302
    mask = draft.marks.get(kind="commercial_secret")
    assert draft.served_text[mask.start : mask.end] == "甲乙丙丁"
    assert officer.post(place, {"kind": "name", "reason": "空的"}).status_code == 200
    first = draft.marks.get(kind="phone")
    officer.post(f"{place}/marks/{first.pk}/off")
    officer.post(
        place, {"first": first.start + 1, "last": first.end, "kind": "phone", "reason": "再遮一次"}
    )
    draft.refresh_from_db()
    officer.post(f"{place}/hand-in", {"expected_version": draft.version})

    assert officer.get(f"{place}/check").status_code == 403
    check = checker.get(f"{place}/check").content.decode()
    assert "复核通过" in check
    assert "再遮一次" in check
    draft.refresh_from_db()
    checker.post(f"{place}/approve", {"expected_version": draft.version})
    draft.refresh_from_db()
    assert draft.state == "approved"
    given = {"channel": "gsxt", "on": timezone.localdate().isoformat()}
    refused = officer.post(f"{place}/publish", given).content.decode()
    assert "请填写公示网址或者上传截图" in refused
    officer.post(f"{place}/publish", given | {"url": "https://example.org/9"})
    assert Publication.objects.get().published_on == timezone.localdate()
    done = officer.get(place).content.decode()
    assert "信用中国最迟止日" in done
    assert "提前停止公示" in done


def test_withdrawal_return_and_correction_by_their_pages(office):
    public = published(office)
    officer, place = client_of(office.first), f"/publicity/{public.draft_id}"
    for name in ("correct", "order-withdrawal", "end", "publish"):
        assert officer.get(f"{place}/{name}").status_code == 200
    today = timezone.localdate().isoformat()
    lacking = officer.post(f"{place}/end", {"asked_on": today, "why": "已经履行"})
    assert "义务尚未履行" in lacking.content.decode()
    officer.post(
        f"{place}/order-withdrawal", {"ground": "revoked", "on": today, "why": "复议决定撤销"}
    )
    assert officer.get(f"{place}/withdraw").status_code == 200
    officer.post(f"{place}/withdraw", {"on": today, "url": "https://example.org/off"})
    assert PublicationDraft.objects.get().state == "withdrawn"
    assert not PublicDecision.objects.get().is_shown


def test_the_public_page_is_closed_until_it_is_opened_in_the_settings(office):
    public, here, anybody = published(office), office.people.district.pk, Client()
    place = f"/public/{here}/penalties"
    assert anybody.get(place).status_code == 404
    assert anybody.get(f"{place}/{public.key}").status_code == 404
    lead = client_of(office.people.lead)
    assert client_of(office.first).get("/publicity/settings").status_code == 403
    assert lead.post("/publicity/settings", {"is_open": "on"}).status_code == 302
    assert anybody.get(place).status_code == 200
    assert anybody.get(f"{place}/{public.key}").status_code == 200
    assert anybody.get(f"/public/{office.people.other_district.pk}/penalties").status_code == 404
    lead.post("/publicity/settings", {})
    assert anybody.get(place).status_code == 404


def secrets_planted(office) -> list[str]:
    """Words in every column of the case, its parties, evidence, reporter and the draft itself."""
    case = Case.objects.get(pk=office.case.row)
    public = {"party_name", "organ_name", "decision_number", "cause", "decision", "row_key"}
    planted = []
    for each in Case._meta.concrete_fields:
        text = isinstance(each, CharField | TextField) and not each.choices
        if text and each.name not in public and (each.max_length or 99) > 12:
            planted.append(f"密{each.name}")
            setattr(case, each.attname, planted[-1][: each.max_length or 99])
    case.save()
    told = {"name": "巳受托", "id_number": "密证件", "phone": "密电话", "address": "密住所"}
    Party.objects.create(
        district=case.district, proceeding=office.case, at=office.at, role="agent", is_person=True,
        **told,
    )  # fmt: skip
    Evidence.objects.create(
        district=case.district, proceeding=office.case, at=office.at, form="document",
        title="密证据", source="密来源", obtained_on=timezone.localdate(),
    )  # fmt: skip
    served = ["寅代理", "13800000001", "暗巷", "500101199001010014", "甲乙丙丁"]
    staff = [office.first.name, office.reviewer.name, office.head.name]
    return [*planted, *told.values(), "密证据", "密来源", "卯举报", "13900000009", *served, *staff]


def test_nothing_planted_is_reached_by_list_page_search_errors_or_guessing(office):
    planted = secrets_planted(office)
    public, here, anybody = published(office), opened(office), Client()
    place = f"/public/{here}/penalties"
    draft = public.draft_id
    tried = [
        place, f"{place}?page=2", f"{place}?page=x", f"{place}/{public.key}", f"{place}?format=json", f"{place}?export=csv", f"{place}?q=%00", f"{place}/{draft}", f"{place}/{public.pk}",
        f"{place}/{public.key[:-1]}", f"{place}/{public.key}/", f"{place}.rss", "/public",
        f"/publicity/{draft}", f"/publicity/{draft}/check", f"/cases/{office.case.pk}",
        f"/api/v1/ledgers/cases/{office.case.row}", "/publicity", f"/ledgers/publications/{draft}",
    ]  # fmt: skip
    shown = {each: anybody.get(each) for each in tried}
    assert "演市监处罚〔2026〕9号" in shown[place].content.decode()
    assert "委托代理人：***，男" in shown[f"{place}/{public.key}"].content.decode()
    found = [
        (address, word)
        for address, answer in shown.items()
        for word in planted
        if word in answer.content.decode() + str(answer.headers)
    ]
    assert found == []
    open_pages = {each for each, answer in shown.items() if answer.status_code == 200}
    assert open_pages == set(tried[:6])


def test_the_search_finds_what_is_public_and_confirms_nothing_that_is_hidden(office):
    planted = secrets_planted(office)
    published(office)
    place = f"/public/{opened(office)}/penalties"
    anybody = Client()
    assert [each.number for each in anybody.get(place, {"q": "演示某商行"}).context["page"]] == [
        "演市监处罚〔2026〕9号"
    ]
    for word in planted:
        cache.clear()
        assert anybody.get(place, {"q": word}).context["total"] == 0, word


def test_only_what_is_displayed_today_is_shown_and_the_reporter_was_read_by_nobody(office):
    public, here, anybody = published(office), opened(office), Client()
    page = f"/public/{here}/penalties/{public.key}"
    today = timezone.localdate()
    hidden = (
        {"ends_on": today},
        {"published_on": today + timedelta(1)},
        {"is_shown": False},
    )
    for change in hidden:
        kept = {name: getattr(public, name) for name in change}
        PublicDecision.objects.filter(pk=public.pk).update(**change)
        assert anybody.get(page).status_code == 404
        assert anybody.get(f"/public/{here}/penalties").context["total"] == 0
        PublicDecision.objects.filter(pk=public.pk).update(**kept)
    assert anybody.get(page).status_code == 200
    assert not office.case.reporter.readings.exists()
    assert sealed_reporters.may_read(office.case, acting(office, office.head)["actor"])


def test_who_asks_too_often_waits_and_who_guesses_finds_nothing(office):
    public, here, anybody = published(office), opened(office), Client()
    place = f"/public/{here}/penalties"
    for _ in range(publication_public.WRONG_LOOKS):
        assert anybody.get(f"{place}/nothing").status_code == 404
    assert anybody.get(f"{place}/{public.key}").status_code == 404
    for _ in range(publication_public.LOOKS):
        anybody.get(place)
    busy = anybody.get(place)
    assert (busy.status_code, busy["Retry-After"]) == (429, "60")
    assert anybody.post(place).status_code == 405


def test_invented_data_is_labelled_for_the_public_too(office):
    public, here = published(office), opened(office)
    page = f"/public/{here}/penalties/{public.key}"
    assert "演示数据" not in Client().get(page).content.decode()
    type(office.people.district).objects.filter(pk=here).update(is_demo=True)
    for each in (page, f"/public/{here}/penalties"):
        assert "演示数据：" in Client().get(each).content.decode()


def test_a_decision_entered_as_published_does_not_wait(office):
    officer = client_of(office.first)
    rows.enter(
        ledger="publications",
        values={"decision_number": "演市监处罚〔2026〕9号", "published_on": date(2026, 1, 1)},
        unit=office.office, **acting(office, office.first),
    )  # fmt: skip
    assert "尚未登记公示" not in officer.get("/publicity").content.decode()
