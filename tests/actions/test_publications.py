"""A decision published: masks, a second pair of eyes, two clocks, withdrawal, correction, early end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from ipcity.actions import publication_drafts as drafts
from ipcity.actions import publication_releases as releases
from ipcity.actions import publication_settings as settings
from ipcity.actions import rows
from ipcity.actions.publication_drafts import Told
from ipcity.actions.publication_known import Personal, is_personal_name
from ipcity.actions.publication_releases import Ground, Proof
from ipcity.domain.access import Role
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.publicity.decisions import Penalty
from ipcity.domain.publicity.displays import Repair
from ipcity.domain.publicity.spans import MaskKind, Span, masked
from ipcity.store.models.cases import Case
from ipcity.store.models.clocks import Clock
from ipcity.store.models.proceeding_files import Party
from ipcity.store.models.publication_drafts import PublicationDraft, PublicDecision
from ipcity.store.models.publications import Publication
from tests.actions.desk import Desk, desk
from tests.cast import actor_of, hold, holder, person, post

pytestmark = pytest.mark.django_db
TEXT = """演示区市场监督管理局行政处罚决定书
当事人：演示某商行
住所：演示市演示路1号
委托代理人：戊代理，男，电话13800000001，
罚款人民币捌万元整，缴至指定账户。
"""
PROOF = Proof("https://example.org/gsxt/1")
GSXT, CREDIT = Publication.Channel.GSXT, Publication.Channel.CREDIT


@dataclass
class Told7:
    desk: Desk
    case: Case

    def begin(self, *penalties, text=TEXT, **more) -> PublicationDraft:
        told = Told(frozenset(penalties or (Penalty.FINE,)), text=text, **more)
        return drafts.begin(case=self.case, told=told, **self.by(self.desk.first))

    def by(self, who):
        return {"actor": self.desk.actor(who), "at": self.desk.at}

    def mask(self, draft, start, end, kind=MaskKind.OTHER_PERSONAL, *, kept=False, who=None):
        span = Span(start, end, kind, "试验理由")
        drafts.mark(draft=draft, spans=[span], is_kept=kept, **self.by(who or self.desk.first))
        return draft.marks.order_by("id").last()

    def hand_in(self, draft, who=None):
        draft.refresh_from_db()
        return drafts.hand_in(
            draft=draft, expected_version=draft.version, **self.by(who or self.desk.first)
        )

    def approve(self, draft, who=None):
        draft.refresh_from_db()
        return releases.approve(
            draft=draft, expected_version=draft.version, **self.by(who or self.desk.reviewer)
        )

    def publish(self, draft, channel=GSXT, on=None):
        return releases.publish(
            draft=draft, channel=channel, on=on or self.desk.today, proof=PROOF,
            **self.by(self.desk.first),
        )  # fmt: skip

    def released(self, *penalties, **more) -> PublicationDraft:
        draft = self.begin(*penalties, **more)
        self.hand_in(draft)
        return self.approve(draft)

    def clock(self, name) -> Clock:
        row = Publication.objects.get(decision_number=self.case.decision_number)
        return Clock.objects.of(row).filter(name=name).last()


@pytest.fixture
def told(db) -> Told7:
    """A case decided on 10 July 2026, seen on 13 July."""
    found = desk()
    case = rows.enter(
        ledger="cases",
        values={
            "number": "演案1号", "cause": "销售侵犯注册商标专用权的商品", "party_name": "演示某商行",
            "organ_name": "演示区市场监督管理局", "result": "penalty", "procedure": "ordinary",
            "received_on": date(2026, 5, 8), "decided_on": date(2026, 7, 10),
            "decision_number": "演市监处罚〔2026〕1号", "decision": "罚款8万元",
            "fine_amount": "80000", "complainant_name": "己投诉",
        },
        unit=found.office, actor=found.actor(found.first), at=found.at,
        historic=True,
    )  # fmt: skip
    return Told7(found.on(7, 13), case)


def test_a_decision_goes_its_whole_way_and_both_clocks_run_apart(told):
    draft = told.begin()
    assert (told.clock("publish-gsxt").due_on, told.clock("publish-7wd").due_on) == (
        date(2026, 8, 7), date(2026, 7, 21),
    )  # fmt: skip
    draft.row.refresh_from_db()
    assert draft.row.due_on == date(2026, 8, 7)
    hidden = [TEXT[each.start : each.end] for each in draft.spans]
    assert hidden == ["演示市演示路1号", "戊代理", "13800000001"]

    told.hand_in(draft)
    draft = told.approve(draft)
    assert not PublicDecision.objects.exists()
    assert told.clock("publish-gsxt").is_open  # approval stops nothing

    told.publish(draft, CREDIT, date(2026, 7, 13))
    assert told.clock("publish-gsxt").is_open
    assert not told.clock("publish-7wd").is_open
    told.desk.on(7, 20)
    draft = told.publish(draft)
    assert not told.clock("publish-gsxt").is_open
    row = Publication.objects.get()
    assert (row.published_on, row.credit_published_on, row.ends_on, row.channel, row.proof_url) == (
        date(2026, 7, 20), date(2026, 7, 13), date(2029, 7, 20), "gsxt", PROOF.url,
    )  # fmt: skip
    public = PublicDecision.objects.get()
    assert public.text == masked(draft.served_text, draft.spans)
    assert public.party_name == "演示某商行"
    assert list(PublicDecision.objects.displayed(date(2026, 7, 20))) == [public]
    assert not PublicDecision.objects.displayed(date(2029, 7, 20)).exists()
    with pytest.raises(Refused, match="已经登记"):
        told.publish(draft)


@pytest.mark.parametrize(
    ("penalties", "more", "exempt"),
    [((Penalty.WARNING,), {}, "warning"), ((Penalty.FINE,), {"is_secret": True}, "secret")],
)
def test_what_is_not_published_has_no_clock_and_keeps_no_text(told, penalties, more, exempt):
    draft = told.begin(*penalties, **more)
    row = draft.row
    assert (row.is_publishable, row.exempt_kind, row.due_on) == (False, exempt, None)
    assert (draft.state, draft.served_text, draft.summary) == ("exempt", "", {})
    assert not Clock.objects.of(row).exists()
    with pytest.raises(Refused, match="依法不公示"):
        told.hand_in(draft)


def test_who_had_a_hand_in_the_masks_never_checks_them(told):
    both = person(told.desk.people.district, "both", "庚两岗", told.desk.office)
    for role in (Role.CASE_OFFICER, Role.LEGAL_REVIEWER):
        hold(both, post(told.desk.office, role, f"{role}（二）"))
    draft = told.begin()
    mark = told.mask(draft, 0, 2, who=both)
    drafts.unmark(mark=mark, **told.by(both))
    told.hand_in(draft)
    with pytest.raises(NotPermitted, match="复核人不能是遮蔽"):
        told.approve(draft, both)
    with pytest.raises(NotPermitted):
        told.approve(draft, told.desk.first)
    with pytest.raises(NotPermitted):
        told.mask(draft, 0, 2, who=told.desk.reviewer)
    assert told.approve(draft).state == "approved"


def test_nothing_personal_is_released_and_the_refusal_does_not_repeat_it(told):
    told.case.party_name = "演示某商行"
    draft = told.begin(
        text=TEXT + "投诉人己投诉来函。\n", summary={"violation": "辛代理卖假，电话13800000002"},
        attachments=("500101199001010014.pdf",),
    )  # fmt: skip
    for mark in draft.marks.all():
        drafts.unmark(mark=mark, **told.by(told.desk.second))
    told.hand_in(draft)
    with pytest.raises(Personal) as refused:
        told.approve(draft)
    places = [(each.place, each.kind) for each in refused.value.found]
    assert places == [
        ("决定书正文", MaskKind.HOME_ADDRESS),
        ("决定书正文", MaskKind.NAME),
        ("决定书正文", MaskKind.PHONE),
        ("决定书正文", MaskKind.NAME),
        ("违法行为类型", MaskKind.PHONE),
        ("附件1名称", MaskKind.ID_NUMBER),
    ]
    for word in ("13800000001", "13800000002", "己投诉", "500101"):
        assert word not in refused.value.message
    assert PublicationDraft.objects.get().state == "checking"


def test_a_place_declared_public_needs_a_reason_and_an_identity_number_never_is(told):
    text = TEXT + "本局电话023-47500000，证件500101199001010014。\n"
    draft = told.begin(text=text)
    at = text.index("023")
    told.mask(draft, at, at + 12, MaskKind.PHONE, kept=True)
    number = text.index("5001011990")
    with pytest.raises(Refused, match="一律遮蔽"):
        told.mask(draft, number, number + 18, MaskKind.ID_NUMBER, kept=True)
    assert not draft.marks.filter(removed_at=None, is_kept=False, start=at).exists()
    told.hand_in(draft)
    told.publish(told.approve(draft))
    shown = PublicDecision.objects.get().text
    assert "023-47500000" in shown
    assert "500101" not in shown


def test_a_natural_party_and_what_the_desk_knows_stay_hidden(told):
    case = told.desk.enter(reporter="壬举报 13900000009")
    Party.objects.create(
        district=case.district, proceeding=case, at=told.desk.at, role="agent", name="癸受托",
        is_person=True, phone="87654321", address="演示市暗巷3号",
    )  # fmt: skip
    told.case = case.ledger_row
    Case.objects.filter(pk=told.case.pk).update(
        decided_on=told.desk.today, decision_number="演市监处罚〔2026〕2号", party_name="子当事",
        result="penalty",
    )  # fmt: skip
    told.case.refresh_from_db()
    draft = told.begin(text="当事人子当事，由癸受托到场，家在演示市暗巷3号，分机87654321。壬举报。")
    assert masked(draft.served_text, draft.spans) == (
        "当事人***，由***到场，家在*******，分机********。壬举报。"
    )
    assert draft.summary["party_name"] == "自然人（姓名不公示）"
    told.hand_in(draft)
    with pytest.raises(Personal) as refused:  # known from what is sealed; nobody is shown it
        told.approve(draft)
    assert [each.column for each in refused.value.found] == [draft.served_text.index("壬举报") + 1]
    assert "壬举报" not in refused.value.message


def test_a_withdrawal_goes_dark_at_once_and_has_three_working_days(told):
    draft = told.publish(told.released())
    told.desk.on(7, 15)
    releases.order_withdrawal(
        draft=draft, ground=Ground.REVOKED, on=date(2026, 7, 14), why="复议决定撤销",
        **told.by(told.desk.first),
    )  # fmt: skip
    assert not PublicDecision.objects.displayed(told.desk.today).exists()
    assert told.clock("withdraw-3wd").due_on == date(2026, 7, 17)
    told.desk.on(7, 16)
    releases.withdraw(draft=draft, on=told.desk.today, proof=PROOF, **told.by(told.desk.first))
    assert Publication.objects.get().withdrawn_on == date(2026, 7, 16)
    assert not told.clock("withdraw-3wd").is_open


def test_a_correction_is_dark_until_it_is_checked_again(told):
    draft = told.publish(told.released())
    releases.correct(draft=draft, why="漏遮一处名称", **told.by(told.desk.first))
    assert not PublicDecision.objects.displayed(told.desk.today).exists()
    told.mask(draft, 0, 3, MaskKind.COMMERCIAL_SECRET)
    told.hand_in(draft)
    releases.send_back(draft=draft, why="再遮一处", **told.by(told.desk.reviewer))
    told.mask(draft, 3, 4, MaskKind.COMMERCIAL_SECRET)
    told.hand_in(draft)
    key = PublicDecision.objects.get().key
    assert told.approve(draft).state == "published"
    public = PublicDecision.objects.displayed(told.desk.today).get()
    assert (public.key, public.text[:5]) == (key, "****场")


def test_an_early_end_needs_every_condition(told):
    draft = told.publish(told.released())
    met = dict.fromkeys(("performed", "harm_removed", "no_repeat", "not_listed"), True)
    told.desk.on(9, 1)
    given = {"draft": draft, "why": "已履行并承诺", **told.by(told.desk.first)}
    with pytest.raises(Refused, match="义务尚未履行"):
        releases.end_early(
            repair=Repair(**{**met, "performed": False}, asked_on=told.desk.today), **given
        )
    releases.end_early(repair=Repair(**met, asked_on=told.desk.today), **given)
    assert Publication.objects.get().ends_on == date(2026, 9, 1)
    assert not PublicDecision.objects.displayed(date(2026, 8, 1)).exists()
    assert "待核实" in draft.steps.last().told


def test_a_party_elsewhere_is_pushed_and_published_there(told):
    draft = told.released(elsewhere=True)
    assert told.clock("publish-gsxt").due_on == date(2026, 7, 24)
    told.desk.on(7, 22)
    releases.push(draft=draft, on=told.desk.today, proof=PROOF, **told.by(told.desk.first))
    assert told.clock("publish-gsxt").due_on == date(2026, 8, 5)
    told.publish(draft)
    row = Publication.objects.get()
    assert (row.due_on, row.published_on) == (date(2026, 8, 5), date(2026, 7, 22))


def test_the_provinces_amount_shortens_the_display_and_needs_its_document(told):
    lead = {"actor": actor_of(told.desk.people.lead), "at": told.desk.at}
    here = told.desk.people.district.pk
    with pytest.raises(Refused, match="依据的文件"):
        settings.choose(district=here, told=settings.Told(False, Decimal(100000)), **lead)
    assert not settings.is_open(here)
    settings.choose(
        district=here, told=settings.Told(True, Decimal(100000), None, "演示裁量基准"), **lead
    )
    assert settings.is_open(here)
    assert not settings.is_open(told.desk.people.other_district.pk)
    told.publish(told.released())
    assert Publication.objects.get().ends_on == date(2026, 10, 13)


def test_only_those_who_publish_in_the_unit_begin_and_a_second_time_is_refused(told):
    with pytest.raises(NotPermitted):
        drafts.begin(
            case=told.case, told=Told(frozenset({Penalty.FINE}), text=TEXT),
            **told.by(told.desk.reviewer),
        )  # fmt: skip
    other = holder(told.desk.people.office, Role.CASE_OFFICER, "丑别处", username="elsewhere")
    with pytest.raises(NotPermitted):
        drafts.begin(
            case=told.case, told=Told(frozenset({Penalty.FINE}), text=TEXT), **told.by(other)
        )
    told.begin()
    with pytest.raises(Refused, match="已经登记"):
        told.begin()


@pytest.mark.parametrize(
    ("name", "person_like"),
    [
        ("甲一心", True), ("乙知行", True), ("丙会", True), ("欧阳知行", True), ("丁试验", True),
        ("演示商行", False), ("演示厂", False), ("演示超市", False), ("演示中心", False),
        ("演示某商行", False), ("演示科技有限公司", False),
    ],
)  # fmt: skip
def test_a_name_in_doubt_counts_as_a_person(name, person_like):
    assert is_personal_name(name) is person_like
