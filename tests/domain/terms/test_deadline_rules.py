"""The declared terms: complete, dated, and as the sheet of checked facts has them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ipcity.domain.errors import Refused
from ipcity.domain.terms.confidences import Confidence
from ipcity.domain.terms.deadline_rules import RULES, RULES_BY_ID, rule_called
from ipcity.domain.terms.instruments import BY_KEY

FACT_SHEET = Path(__file__).resolve().parents[4] / "shared" / "domain" / "rules.md"
ROW = re.compile(r"^- \{id: ([\w-]+),(.*)\}$", re.MULTILINE)


def sheet_rows() -> list[tuple[str, str]]:
    return ROW.findall(FACT_SHEET.read_text("utf-8")) if FACT_SHEET.exists() else []


@pytest.mark.skipif(
    not FACT_SHEET.exists(), reason="the sheet of checked facts is not part of the repository"
)
def test_every_term_of_the_sheet_is_declared_with_its_figure_and_confidence():
    rows = sheet_rows()
    assert len(rows) > 45
    wrong = []
    for name, row in rows:
        rule = RULES_BY_ID.get(name)
        if rule is None:
            wrong.append(name)
            continue
        (figure,) = rule.figures
        told = re.match(r".*?\bn: (\d+),\s+unit: (\w+)", row) or re.match(
            r".*?max: (\d+)([MY])", row
        )
        if (figure.n, figure.unit) != (int(told[1]), told[2]):
            wrong.append(f"{name} {figure.n}{figure.unit}")
        if figure.confidence != re.search(r"tag: (\w)", row)[1]:
            wrong.append(f"{name} {figure.confidence}")
        if name == "REV-SPP":  # its extension and exclusions stand in the sheet's prose
            continue
        if bool(figure.extensions) != ("ext:" in row or "cap:" in row):
            wrong.append(f"{name} extensions")
        if bool(figure.grounds) != ("excl:" in row):
            wrong.append(f"{name} grounds")
    assert wrong == []


def test_every_figure_stands_on_a_version_that_its_instrument_has():
    strangers = [
        (rule.id, figure.version)
        for rule in RULES
        for figure in rule.figures
        if figure.version not in {version.name for version in BY_KEY[rule.instrument].versions}
    ]
    assert strangers == []


def test_ids_are_unique_and_checked_figures_name_their_article():
    assert len(RULES) == len(RULES_BY_ID)
    silent = {
        rule.id
        for rule in RULES
        for figure in rule.figures
        if figure.confidence is Confidence.VERIFIED and not figure.article
    }
    assert silent == set()


def test_a_condition_points_to_the_rule_for_the_other_case():
    for rule in RULES:
        if rule.condition and rule.condition.instead:
            other = RULES_BY_ID[rule.condition.instead].condition
            assert (other.fact, other.value) == (rule.condition.fact, not rule.condition.value)


def test_the_day_of_the_event_picks_the_figure():
    rule = RULES_BY_ID["COM-ACCEPT"]
    version, figure = rule.on(date(2026, 4, 14))
    assert (version.name, figure.n) == ("令第20号（暂行办法）", 7)
    with pytest.raises(Refused, match="适用“令第121号”，其期限尚未录入") as refusal:
        rule.on(date(2026, 4, 15))
    assert refusal.value.code == "no-figure"
    with pytest.raises(Refused, match="专利行政执法办法（纠纷处理部分）"):
        RULES_BY_ID["ADJ-END"].on(date(2025, 1, 31))


def test_a_rule_is_found_in_small_letters_and_a_wrong_name_gets_a_hint():
    assert rule_called(" pen-clue ").id == "PEN-CLUE"
    with pytest.raises(Refused, match="是否指 PEN-CLUE"):
        rule_called("PEN-CLEU")
