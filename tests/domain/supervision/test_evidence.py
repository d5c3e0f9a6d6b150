"""Evidence: satisfied, missing, and shared out in percent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ipcity.domain.errors import Refused
from ipcity.domain.supervision.evidence import Checked, refuse_missing, share
from ipcity.domain.terms.comparators import COMPARATOR_WORDS, Comparator

ONE = Decimal(1)


def test_no_value_proves_nothing_and_zero_may():
    assert [
        Checked(Comparator.AT_LEAST, ONE, value).satisfied for value in (None, Decimal(0), ONE)
    ] == [False, False, True]
    assert Checked(Comparator.AT_MOST, ONE, Decimal(0)).satisfied
    assert not Checked(Comparator.AT_MOST, ONE, None).satisfied


def test_progress_is_the_share_that_is_satisfied():
    met = Checked(Comparator.AT_LEAST, ONE, ONE)
    open_ = Checked(Comparator.AT_LEAST, ONE, None)
    assert [share(each) for each in ([], [met], [met, open_, open_])] == [
        Decimal(0), Decimal(100), Decimal("33.3"),
    ]  # fmt: skip


def test_what_is_missing_is_named():
    refuse_missing([])
    with pytest.raises(Refused) as refusal:
        refuse_missing(["培训应不少于1次（现为0次）", "乙"])
    assert refusal.value.code == "evidence-missing"
    assert refusal.value.message == (
        "佐证不全，不能报办结，还缺：培训应不少于1次（现为0次）；乙。请先在台账中补录相应记录。"
    )


def test_every_comparator_has_its_word():
    assert set(COMPARATOR_WORDS) == set(Comparator)
