"""What a reviewer does to one fact: each act leaves one entry, and nothing is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ipcity.actions import plans, reviews
from ipcity.actions.stale import Stale
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.facts import CONSTRUCTS, PlanProblem
from tests.cast import AT, actor_of, cast
from tests.packs.cities import NOTICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def clerk(people):
    return actor_of(people.clerk)


@pytest.fixture
def version(people, clerk):
    return plans.upload(
        district=people.district,
        name=NOTICE.name,
        content=NOTICE.read_bytes(),
        actor=clerk,
        at=AT,
    )


def correct(fact, clerk, reason="以印发件为准", **changes):
    return reviews.correct(
        fact=fact,
        changes=changes,
        reason=reason,
        expected_version=fact.version,
        actor=clerk,
        at=AT,
    )


def last():
    return AuditEntry.objects.order_by("sequence").last()


def test_a_correction_keeps_what_was_compiled(version, clerk):
    fact = correct(version.target_set.get(key="T1"), clerk, value="１９.50", due="")
    assert (fact.review, fact.value, fact.due, fact.version) == (
        "corrected",
        Decimal("19.5"),
        None,
        2,
    )
    assert (fact.as_compiled["value"], fact.as_compiled["due"]) == ("18", 2027)
    fact = correct(fact, clerk, value="20")
    assert fact.as_compiled["value"] == "18"
    restored = reviews.restore(fact=fact, expected_version=fact.version, actor=clerk, at=AT)
    assert (restored.review, restored.value, restored.due) == ("pending", 18, 2027)
    assert (last().verb, last().facts["key"]) == ("restore-plan-fact", "T1")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"value": "很多"}, "目标值："),
        ({"comparator": "≥"}, "比较方式："),
        ({"name": ""}, "指标名称："),
        ({"value": "x", "due": "y"}, "完成年度："),
        ({"value": "20，5"}, "目标值："),
        ({"value": "-5"}, "目标值："),
        ({"value": "15—3"}, "目标值："),
        ({"value": "12345678901234567890"}, "目标值："),
        ({"value": "5万元", "unit": "家"}, "目标值："),
        ({"value": "15", "value_max": "3"}, "目标值上限："),
        ({"due": "29"}, "完成年度："),
        ({"due": "99999"}, "完成年度："),
        ({"name": "长" * 600}, "指标名称："),
    ],
)
def test_wrong_fields_are_named_and_nothing_is_saved(version, clerk, changes, told):
    fact = version.target_set.get(key="T1")
    with pytest.raises(Refused) as refusal:
        correct(fact, clerk, **changes)
    assert refusal.value.code == "invalid-field"
    assert told in refusal.value.message
    fact.refresh_from_db()
    assert (fact.review, fact.version) == ("pending", 1)


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("5000", "万元"),
        ("5000万元", "万元"),
        ("5,000万元", ""),
        ("50000000", "元"),
        ("0.5", "亿元"),
    ],
)
def test_money_is_typed_as_it_is_spoken(version, clerk, value, unit):
    fact = correct(version.target_set.get(key="T1"), clerk, value=value, unit=unit)
    assert (fact.value, fact.unit) == (Decimal(50_000_000), "元")


def test_both_ends_of_a_range_have_the_unit_that_is_spoken(version, clerk):
    fact = correct(
        version.target_set.get(key="T1"), clerk, value="5000", value_max="8000", unit="万元"
    )
    assert (fact.value, fact.value_max, fact.unit) == (50_000_000, 80_000_000, "元")


def test_a_correction_needs_a_reason_and_a_change(version, clerk):
    fact = version.target_set.get(key="T1")
    for code, how in (
        ("reason-needed", {"reason": " ", "value": "19"}),
        ("nothing-changed", {"value": "18"}),
        ("not-editable", {"key": "T5"}),
    ):
        with pytest.raises(Refused) as refusal:
            correct(fact, clerk, **how)
        assert refusal.value.code == code


def test_a_stale_correction_tells_both_values(version, clerk):
    seen = version.target_set.get(key="T1")
    correct(version.target_set.get(key="T1"), clerk, value="19")
    with pytest.raises(Stale) as refusal:
        correct(seen, clerk, value="20")
    assert (refusal.value.current["value"], refusal.value.submitted["value"]) == (19, "20")


def test_only_reviewers_of_the_district_review(version, people):
    fact = version.target_set.get(key="T1")
    for who in (people.reporter, people.leader, people.stranger, people.foreigner):
        with pytest.raises(NotPermitted):
            reviews.confirm(fact=fact, expected_version=1, actor=actor_of(who), at=AT)


def test_a_version_in_force_is_not_edited(version, people, clerk):
    plans.adopt(version=version, actor=actor_of(people.lead), at=AT)
    fact = version.target_set.get(key="T1")
    with pytest.raises(Refused) as refusal:
        correct(fact, clerk, value="19")
    assert refusal.value.code == "not-a-draft"


def test_confirming_spares_what_an_open_problem_touches(version, people, clerk):
    start, end = version.target_set.get(key="T2").span
    problem = PlanProblem.objects.create(
        district=people.district, plan=version, code="digits-suspect", severity="warning",
        message="数字可疑", start=start, end=end,
    )  # fmt: skip
    total = sum(kind.objects.filter(plan=version).count() for kind in CONSTRUCTS.values())
    confirmed = reviews.confirm_unproblematic(version=version, actor=clerk, at=AT)
    waiting = [f for kind in CONSTRUCTS.values() for f in kind.objects.filter(review="pending")]
    assert confirmed == total - len(waiting)
    assert {str(fact) for fact in waiting} == {"T2 高价值发明专利拥有量", "G1 创造质量稳步提高"}
    reviews.settle(problem=problem, settlement="数字无误", expected_version=1, actor=clerk, at=AT)
    assert reviews.confirm_unproblematic(version=version, actor=clerk, at=AT) == 2
    assert last().facts == {"count": 2, "construct": "all"}


def test_a_problem_is_settled_and_opened_again(version, people, clerk):
    problem = PlanProblem.objects.create(
        district=people.district, plan=version, code="x", severity="error", message="x"
    )
    problem = reviews.settle(
        problem=problem, settlement="已核对", expected_version=1, actor=clerk, at=AT
    )
    assert problem.settled
    problem = reviews.settle(problem=problem, settlement="", expected_version=2, actor=clerk, at=AT)
    assert not problem.settled


@pytest.mark.parametrize(
    ("construct", "fields", "words"),
    [
        ("target", {"name": "产品", "comparator": ">=", "value": "5", "unit": "件",
                    "basis": "new", "direction": "up", "strength": "plain", "owner": "G1"},
         "力争新增国家知识产权示范企业3家"),
        ("measure", {"name": "建立银企对接机制", "owner": "A2.1"}, "建立银企对接机制"),
        ("unit", {"name": "市财政局", "role": "support", "owner": "U3"}, "市金融办"),
        ("document", {"title": "青屿市知识产权强市建设纲要"}, "《青屿市知识产权强市建设纲要》"),
    ],
)  # fmt: skip
def test_a_missed_fact_is_added(version, clerk, construct, fields, words):
    start = version.text.index(words)
    span = (start, start + len(words))
    fact = reviews.add(
        version=version, construct=construct, fields=fields, span=span, actor=clerk, at=AT
    )
    assert (fact.review, fact.quote, fact.span, fact.key) == ("added", words, span, "N1")
    assert last().verb == "add-plan-fact"


@pytest.mark.parametrize("span", [(5, 5), (-1, 4), (0, 10**6)])
def test_an_added_fact_needs_words(version, clerk, span):
    with pytest.raises(Refused) as refusal:
        reviews.add(
            version=version,
            construct="document",
            fields={"title": "某文件"},
            span=span,
            actor=clerk,
            at=AT,
        )
    assert refusal.value.code == "no-words"
