"""Which version holds on the day of an event, and that every rule card stands on an instrument."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ipcity.domain.terms.confidences import CONFIDENCE_LABELS, CONFIDENCE_MEANINGS, Confidence
from ipcity.domain.terms.instruments import BY_KEY, INSTRUMENTS
from ipcity.domain.terms.rule_cards import CARDS
from ipcity.domain.terms.versions import AREAS

FACT_SHEET = Path(__file__).resolve().parents[4] / "shared" / "domain" / "rules.md"
VERSIONS = [(each.key, version) for each in INSTRUMENTS for version in each.versions]


@pytest.mark.parametrize(
    ("key", "day", "version"),
    [
        ("trademark-law", date(2026, 12, 31), "2019年修正"),
        ("trademark-law", date(2027, 1, 1), "2026年修订"),
        ("layout-designs", date(2026, 10, 14), "2001年（令第300号）"),
        ("layout-designs", date(2026, 10, 15), "2026年（令第842号）"),
        ("plant-varieties", date(2025, 6, 1), "2025年（令第807号）"),
        ("complaints", date(2026, 4, 14), "令第20号（暂行办法）"),
        ("complaints", date(2026, 4, 15), "令第121号"),
        ("adjudication", date(2025, 1, 31), "专利行政执法办法（纠纷处理部分）"),
        ("adjudication", date(2025, 2, 1), "令第81号"),
        ("graded-smes", date(2026, 4, 1), "2026年（2号）"),
        ("credit-repair", date(2026, 3, 31), "2023年试行办法"),
    ],
)
def test_the_day_of_the_event_picks_the_version(key, day, version):
    assert BY_KEY[key].in_force_on(day).name == version


def test_an_unconfirmed_version_never_holds():
    assert BY_KEY["high-value"].in_force_on(date(2026, 11, 22)).name == "HV-2021（五类）"


def test_before_its_first_known_day_nothing_is_claimed():
    assert BY_KEY["filing-conduct"].in_force_on(date(2020, 1, 1)) is None


def test_versions_of_one_instrument_follow_one_another_without_gap_or_overlap():
    broken = [
        each.key
        for each in INSTRUMENTS
        for old, new in zip(each.versions, each.versions[1:], strict=False)
        if new.enabled and old.until != new.since
    ]
    assert broken == []


def test_a_version_not_verified_says_which_part_is_in_doubt():
    silent = [
        (key, version.name)
        for key, version in VERSIONS
        if version.confidence is Confidence.UNVERIFIED
        and not any(words in version.note for words in ("待核实", "仅见一处"))
    ]
    assert silent == []


@pytest.mark.skipif(
    not FACT_SHEET.exists(), reason="the sheet of checked facts is not part of the repository"
)
def test_every_date_shown_as_checked_is_on_the_sheet_of_checked_facts():
    sheet = FACT_SHEET.read_text("utf-8")
    beyond = [
        (key, version.name, day)
        for key, version in VERSIONS
        if version.confidence is not Confidence.UNVERIFIED
        for day in (version.since, version.until)
        if day and day.isoformat() not in sheet
    ]
    assert beyond == []


def test_keys_are_unique_and_areas_known():
    assert len(BY_KEY) == len(INSTRUMENTS)
    assert {each.area for each in INSTRUMENTS} == set(AREAS)
    assert len({card.key for card in CARDS}) == len(CARDS)


def test_every_card_stands_on_an_instrument():
    assert [card.key for card in CARDS if card.instrument not in BY_KEY] == []


def test_every_confidence_is_named_and_explained():
    assert set(CONFIDENCE_LABELS) == set(CONFIDENCE_MEANINGS) == set(Confidence)
