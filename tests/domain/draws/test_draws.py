"""Draws: what is committed cannot be changed unseen, everybody has a chance, nobody inspects a friend."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
import sys
from collections import Counter
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.draws import drawing, recount
from ipcity.domain.draws.drawing import Inspector, Item, Plan
from ipcity.domain.errors import Refused

DAY = date(2026, 11, 23)
SOURCE = Path(recount.__file__)


def plan(**more):
    told = {
        "draw": "演示抽〔2026〕1号",
        "day": DAY,
        "items": [Item(f"企{n:03}", "高" if n % 5 == 0 else "低", "甲镇") for n in range(40)],
        "inspectors": [
            Inspector("执1", date(2027, 1, 1), conflicts=("企000", "企005")),
            Inspector("执2", date(2027, 1, 1), ("甲镇",)),
            Inspector("执3", date(2027, 1, 1)),
            Inspector("执4", date(2026, 11, 22)),
            Inspector("执5", date(2027, 1, 1), ("乙镇",)),
            Inspector("执6", date(2027, 1, 1), conflicts=("企001",)),
        ],
        "quotas": {"高": 4, "低": 6},
        "parties": ("抽查员", "监督员"),
    }
    return Plan(**{**told, **more})


def drawn(algorithm="sha256", **more):
    terms = drawing.terms_of(plan(algorithm=algorithm, **more))
    shares = {p: {"share": f"{n:064x}", "nonce": "0" * 64} for n, p in enumerate(terms["parties"])}
    sealed = {p: recount.seal(terms, p, each["share"], each["nonce"]) for p, each in shares.items()}
    return recount.outcome(terms, sealed, shares)


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_is_the_standards(message, digest):
    assert recount.sm3(message).hex() == digest


@given(st.binary(max_size=300))
def test_the_plain_sm3_agrees_with_the_library(message):
    assert recount.sm3(message) == recount.HASHES["sm3"](message)


@pytest.mark.parametrize("algorithm", drawing.ALGORITHMS)
def test_a_receipt_recounts_and_keeps_to_quotas_and_pairs(algorithm):
    receipt = drawn(algorithm)
    assert recount.recount(receipt) == []
    assert Counter(each["stratum"] for each in receipt["drawn"]) == {"高": 4, "低": 6}
    for each in receipt["drawn"]:
        assert len(set(each["inspectors"])) == 2
        assert not {"执4", "执5"} & set(each["inspectors"])
        assert not (each["id"] in ("企000", "企005") and "执1" in each["inspectors"])
    load = Counter(licence for each in receipt["drawn"] for licence in each["inspectors"])
    assert max(load.values()) - min(load.values()) <= 2


def places(form, at=()):
    """Every value of a form, by its way down."""
    if isinstance(form, dict):
        for key, value in form.items():
            yield from places(value, (*at, key))
    elif isinstance(form, list):
        for n, value in enumerate(form):
            yield from places(value, (*at, n))
    else:
        yield at


RECEIPT = drawn()


@given(st.sampled_from(sorted(places(RECEIPT), key=str)))
def test_any_changed_value_is_told(place):
    changed = deepcopy(RECEIPT)
    holder = changed
    for step in place[:-1]:
        holder = holder[step]
    value = holder[place[-1]]
    holder[place[-1]] = value + 1 if isinstance(value, int) else f"{value}0"
    assert recount.recount(changed)


def removals(form, at=()):
    """Every key and list element of a form, by its way down."""
    steps = form if isinstance(form, dict) else range(len(form)) if isinstance(form, list) else ()
    for step in steps:
        yield (*at, step)
        yield from removals(form[step], (*at, step))


@given(st.sampled_from(sorted(removals(RECEIPT), key=str)))
def test_anything_taken_out_is_told(place):
    changed = deepcopy(RECEIPT)
    holder = changed
    for step in place[:-1]:
        holder = holder[step]
    del holder[place[-1]]
    assert recount.recount(changed)


def resealed(terms):
    """A receipt made anew from other terms and the shares already opened."""
    opened = RECEIPT["shares"]
    seals = {p: recount.seal(terms, p, s["share"], s["nonce"]) for p, s in opened.items()}
    return recount.outcome(terms, seals, opened)


def test_a_receipt_made_anew_agrees_with_itself_but_not_with_what_was_published():
    terms = deepcopy(RECEIPT["terms"])
    terms["roster"][1]["region"] = ""
    forged = resealed(terms)
    lines, right = recount.report(forged)
    assert right
    assert f"承诺值 {forged['commitment']}" in lines
    assert recount.report(forged, RECEIPT["commitment"])[1] is False
    assert recount.report(RECEIPT, RECEIPT["commitment"])[1] is True
    assert all(
        f"密封值 {p}={told}" in recount.report(RECEIPT)[0] for p, told in RECEIPT["sealed"].items()
    )


def test_a_day_that_is_not_written_in_full_is_told():
    terms = deepcopy(RECEIPT["terms"])
    terms["inspectors"][0]["valid_until"] = "长期"
    assert "terms.inspectors[0].valid_until" in dict(recount.recount(resealed(terms)))


def test_a_key_that_stands_twice_is_not_read():
    text = json.dumps(RECEIPT)
    with pytest.raises(ValueError, match="“drawn”写了两次"):
        recount.read('{"drawn": [],' + text[1:])


@pytest.mark.parametrize(
    ("shares", "reason", "told"),
    [
        (RECEIPT["shares"], "closed", None),
        (RECEIPT["shares"], "void", "没有作废"),
        ({}, "void", None),
        ({}, "closed", "已经作废"),
    ],
)
def test_what_is_replaced_and_why_must_agree(shares, reason, told):
    previous = recount.outcome(RECEIPT["terms"], RECEIPT["sealed"], shares)
    if told is None:
        assert drawing.followed(previous, reason) == previous["digest"]
        previous["digest"] = "0" * 64
        told = "核对不符"
    with pytest.raises(Refused, match=told):
        drawing.followed(previous, reason)


def test_every_kind_of_tampering_is_told_with_its_place():
    swapped = deepcopy(RECEIPT)
    swapped["drawn"][0]["id"] = "企039"
    assert "drawn[0].id" in dict(recount.recount(swapped))
    fewer = deepcopy(RECEIPT)
    fewer["drawn"].pop()
    assert ("drawn", "凭证中有9项，重算为10项") in recount.recount(fewer)
    more = deepcopy(RECEIPT) | {"note": "x"}
    assert ("note", "凭证中多出这一项") in recount.recount(more)
    assert recount.recount({"form": 1})[0][1].startswith("不是完整的抽取凭证")
    assert recount.recount([])[0][1].startswith("不是完整的抽取凭证")


def test_the_order_of_the_roster_does_not_matter():
    turned = plan()
    turned = plan(items=turned.items[::-1], inspectors=turned.inspectors[::-1])
    assert drawing.terms_of(turned) == RECEIPT["terms"]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda sealed, shares: shares.pop("监督员"), "没有在期限内公开份额"),
        (lambda sealed, shares: sealed.pop("监督员"), "没有提交密封的份额"),
        (lambda sealed, shares: shares["监督员"].update(share="1"), "公开的份额与密封的不符"),
    ],
)
def test_a_share_that_fails_voids_the_draw_and_names_its_party(spoil, why):
    sealed, shares = deepcopy(RECEIPT["sealed"]), deepcopy(RECEIPT["shares"])
    spoil(sealed, shares)
    receipt = recount.outcome(RECEIPT["terms"], sealed, shares)
    assert (receipt["state"], receipt["drawn"]) == ("void", [])
    assert receipt["void"] == [{"party": "监督员", "why": why}]
    assert recount.recount(receipt) == []


def test_a_share_sealed_for_other_terms_does_not_count():
    other = drawing.terms_of(plan(quotas={"高": 4, "低": 7}))
    receipt = recount.outcome(other, RECEIPT["sealed"], RECEIPT["shares"])
    assert [each["why"] for each in receipt["void"]] == ["公开的份额与密封的不符"] * 2


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"quotas": {"高": 9}}, "要抽9个，可抽的只有8个"),
        ({"parties": ("抽查员",)}, "不少于两方"),
        ({"per_item": 1}, "不得少于2人"),
        ({"inspectors": plan().inspectors[:2]}, "能够检查的人员只有1名，不足2名"),
        ({"previous": "0" * 64, "reason": "again"}, "没有法定理由"),
        ({"reason": "closed"}, "没有写所替代的抽取"),
        ({"items": [Item("甲"), Item("甲")], "quotas": {}}, "没有重复"),
    ],
)
def test_unfair_terms_are_refused_before_any_randomness(more, told):
    with pytest.raises(Refused, match=told):
        drawing.terms_of(plan(**more))


def test_what_is_left_out_is_never_drawn_and_has_its_reason():
    items = [Item(f"{n}", left_out="已注销" if n < 5 else "") for n in range(10)]
    receipt = drawn(items=items, quotas={"": 5})
    assert {each["id"] for each in receipt["drawn"]} == {"5", "6", "7", "8", "9"}


@given(
    st.dictionaries(st.sampled_from("甲乙丙丁"), st.integers(0, 60), min_size=1),
    st.dictionaries(st.sampled_from("甲乙丙丁"), st.integers(1, 9)),
    st.data(),
)
def test_quotas_add_up_and_fit(sizes, weights, data):
    whole = sum(sizes.values())
    if not whole:
        return
    total = data.draw(st.integers(1, whole))
    weights = {stratum: n for stratum, n in weights.items() if stratum in sizes}
    quotas = drawing.shared_out(sizes, total, weights)
    assert sum(quotas.values()) == total
    assert all(0 <= quotas[s] <= n for s, n in sizes.items())


def test_a_weight_of_no_stratum_is_refused():
    with pytest.raises(Refused, match="名录中没有“髙”这一分层"):
        drawing.shared_out({"高": 100, "低": 900}, 100, {"髙": 9})


def test_weights_shift_the_draw_to_the_risky():
    assert drawing.shared_out({"高": 100, "低": 900}, 100, {"高": 9}) == {"高": 50, "低": 50}


def test_over_1000_draws_of_600_from_12000_everybody_has_the_same_chance():
    """Drawn at least once each; the counts pass chi-square, made smaller by drawing without return."""
    count, size, rounds = 600, 12_000, 1_000
    terms = {
        "algorithm": "sha256", "excluded": [], "quotas": {"": count},
        "roster": [{"id": f"{n:05}", "stratum": "", "region": ""} for n in range(size)],
    }  # fmt: skip
    met = Counter()
    for n in range(rounds):
        seed = hashlib.sha256(f"draw {n}".encode()).hexdigest()
        met.update(each["id"] for each in recount.selected(terms, seed))
    assert len(met) == size
    expected = rounds * count / size
    chance = count / size
    spread = sum((met[item["id"]] - expected) ** 2 for item in terms["roster"]) / expected
    statistic = spread / (1 - chance)
    freedom = size - 1
    # three standard deviations of chi-square with that freedom
    assert abs(statistic - freedom) < 3 * (2 * freedom) ** 0.5


def test_the_single_file_runs_alone_and_agrees(tmp_path):
    """Nothing of ours, nothing installed: ``-I -S`` leaves the standard library."""
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 8))
    alone = tmp_path / "recount.py"
    alone.write_bytes(SOURCE.read_bytes())
    void = recount.outcome(RECEIPT["terms"], RECEIPT["sealed"], {})
    changed = deepcopy(RECEIPT)
    changed["drawn"][0]["inspectors"] = ["执1", "执2"]
    kinds = {
        "right": (RECEIPT, 0),
        "sm3": (drawn("sm3"), 0),
        "void": (void, 0),
        "changed": (changed, 1),
    }
    kinds["forged"] = (resealed({**RECEIPT["terms"], "draw": "另一次"}), 1)
    for name, (receipt, status) in kinds.items():
        published = RECEIPT["commitment"] if name == "forged" else receipt["commitment"]
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(receipt, ensure_ascii=False), "utf-8")
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(alone), str(path), published],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        lines, right = recount.report(receipt, published)
        assert (done.returncode, right) == (status, status == 0), name
        assert done.stdout.splitlines() == lines, name
        assert ("核对无误" in done.stdout) is (status == 0)
