"""Drafts with known numbers: slots of true text in the prose of an office, and errors planted in them.

A slot knows what a clerk could get wrong in it: the value of the quarter before, the goal in place of
the value, another unit's figure, per cent for points. Everything comes from one seed.
"""

from __future__ import annotations

import random
import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

KINDS = ("digit", "transposed", "magnitude", "stale", "swapped", "points", "date", "goal")


@dataclass
class Slot:
    """``text`` as the system would have it; ``wrong`` is what replaces it, by kind of error."""

    text: str
    wrong: dict[str, str] = field(default_factory=dict)
    planted: str = ""

    @property
    def shown(self) -> str:
        return self.wrong[self.planted] if self.planted else self.text


@dataclass
class Table:
    caption: str
    rows: list[list[object]]
    merges: tuple[tuple[int, int, int, int], ...] = ()  # first row, column, last row, column


@dataclass
class Draft:
    style: str
    blocks: list[object]  # list[str | Slot] or Table
    split: bool = False  # paragraphs lie in many runs, as after much editing

    def slots(self) -> list[Slot]:
        found = []
        for block in self.blocks:
            if isinstance(block, Table):
                found += [
                    p for row in block.rows for c in row for p in _parts(c) if isinstance(p, Slot)
                ]
            else:
                found += [part for part in block if isinstance(part, Slot)]
        return found


def _parts(cell: object) -> list[object]:
    return cell if isinstance(cell, list) else [cell]


class Facts:
    """The figures of a world in the shapes that prose needs, each written by a seeded hand."""

    def __init__(self, world, rng: random.Random) -> None:
        self.world, self.rng, self.on = world, rng, world.on
        self.known = {each.key: each for each in world.figures}
        self.stale_day = date(self.on.year, (self.on.month - 1) // 3 * 3 + 1, 1)
        self.names = {key: name for name, key in world.subjects.items() if key}

    def value(self, key: str, day: date | None = None) -> Decimal | None:
        return self.known[key].values.get(day or self.on)

    def quarter_before(self) -> date:
        days = [d for d in self.world.landmarks if d < self.on and d.year == self.on.year]
        return min(days, default=self.on)

    def slot(
        self, value: Decimal, unit: str, *, stale=None, goal=None, other=None, form=""
    ) -> Slot:
        text = written(value, unit, self.rng, form)
        slot = Slot(text)
        for kind, wrong in (("digit", _digit), ("transposed", _transposed)):
            if changed := wrong(text, self.rng):
                slot.wrong[kind] = changed
        if changed := _magnitude(text):
            slot.wrong["magnitude"] = changed
        for kind, replacement in (("stale", stale), ("goal", goal), ("swapped", other)):
            if replacement is not None:
                changed = written(replacement, unit, self.rng, form)
                if changed != text and not _rounds_to(value, changed, unit):
                    slot.wrong[kind] = changed
        if text.endswith("个百分点"):
            slot.wrong["points"] = text.replace("个百分点", "%")
        elif text.endswith("%") and form == "change":
            slot.wrong["points"] = text.replace("%", "个百分点")
        return slot

    def of(self, key: str, form: str = "") -> Slot:
        known = self.known[key]
        goal = next(iter(known.goals.values()), None)
        return self.slot(
            self.value(key),
            _unit(known.unit),
            stale=self.value(key, self.quarter_before()),
            goal=goal,
            form=form,
        )

    def goal(self, key: str) -> Slot:
        known = self.known[key]
        return self.slot(next(iter(known.goals.values())), _unit(known.unit), other=None)

    def rate(self, key: str) -> Slot:
        known = self.known[key]
        share = self.value(key) / next(iter(known.goals.values())) * 100
        return self.slot(_places(share, self.rng.choice((1, 2))), "%")

    def gap(self, key: str) -> Slot:
        known = self.known[key]
        gap = next(iter(known.goals.values())) - self.value(key)
        return self.slot(abs(gap), "个百分点" if known.unit == "%" else known.unit)

    def change(self, key: str, day: date) -> tuple[str, Slot] | None:
        """(增长|下降, percent) against ``day``; points for a rate."""
        now, before = self.value(key), self.value(key, day)
        if now is None or not before or now == before:
            return None
        word = "增长" if now > before else "下降"
        if self.known[key].unit == "%":
            return ("提高" if now > before else "下降"), self.slot(
                abs(now - before), "个百分点", form="change"
            )
        share = abs(now - before) / before * 100
        if share < Decimal("0.1") or share > 900:
            return None
        return word, self.slot(_places(share, 1), "%", form="change")

    def added(self, key: str, day: date) -> tuple[str, Slot] | None:
        now, before = self.value(key), self.value(key, day)
        if now is None or before is None or now == before:
            return None
        return ("增加" if now > before else "减少"), self.slot(
            abs(now - before), _unit(self.known[key].unit)
        )

    def part(self, key: str, unit: str, other: str) -> Slot:
        known = self.known[key]
        return self.slot(known.parts[unit], _unit(known.unit), other=known.parts.get(other))

    def units_of(self, key: str, least: int = 2) -> list[str]:
        parts = self.known[key].parts
        found = [unit for unit, value in parts.items() if value >= least and unit in self.names]
        return sorted(found, key=lambda unit: (-parts[unit], unit))

    def day(self, form: str = "day") -> Slot:
        on = self.on
        forms = {
            "day": f"{on.year}年{on.month}月{on.day}日",
            "month": f"{on.year}年{on.month}月底",
            "short": f"{on.month}月底",
            "bare": f"{on.month}月{on.day}日",
        }
        slot = Slot(forms[form])
        month = self.rng.choice(
            [m for m in (on.month - 1, on.month - 2, on.month + 1) if 1 <= m <= 12]
        )
        last = monthrange(on.year, month)[1]
        slot.wrong["date"] = (
            forms[form]
            .replace(f"{on.month}月", f"{month}月")
            .replace(f"月{on.day}日", f"月{min(on.day, last)}日")
        )
        return slot


def _unit(unit: str) -> str:
    return unit


def _places(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def written(value: Decimal, unit: str, rng: random.Random, form: str = "") -> str:
    """In one of the ways a clerk writes it; a rounded one is still right."""
    if unit == "元":
        if value >= 10**8 and rng.random() < 0.6:
            return f"{_plain(_places(value / 10**8, 2))}亿元"
        amount = value / 10**4
        return (
            f"{_plain(amount if form == 'exact' else _places(amount, rng.choice((0, 1, 2))))}万元"
        )
    if unit in ("%", "个百分点"):
        return f"{_plain(_places(value, rng.choice((1, 2))) if form != 'change' else _places(value, 1))}{unit}"
    unit = "件" if unit == "件/万人" else unit
    whole = value == value.to_integral_value()
    if whole and value >= 10000 and rng.random() < 0.3:
        return f"{_plain(_places(value / 10**4, 2))}万{unit}"
    if whole and value >= 1000 and rng.random() < 0.3:
        return f"{int(value):,}{unit}"
    if whole and 2 <= value <= 10 and rng.random() < 0.15:
        return f"{'〇一二三四五六七八九十'[int(value)]}{unit}"
    return f"{_plain(value)}{unit}"


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_in(text: str) -> str:
    found = re.search(r"[\d,.]+", text)
    return found.group() if found else text


def _rounds_to(value: Decimal, text: str, unit: str) -> bool:
    """Whether the wrong text would still be right, written with so few digits."""
    number = number_in(text).replace(",", "")
    if not number[:1].isdigit():
        return False
    scale = Decimal(10**8 if "亿" in text else 10**4 if "万" in text else 1)
    places = len(number.partition(".")[2])
    return abs(value - Decimal(number) * scale) * 2 <= scale * Decimal(1).scaleb(-places)


def _digit(text: str, rng: random.Random) -> str:
    places = [i for i, c in enumerate(text) if c.isdigit()]
    if not places:
        return ""
    at = rng.choice(places)
    choices = [d for d in "123456789" if d != text[at]]
    return text[:at] + rng.choice(choices) + text[at + 1 :]


def _transposed(text: str, rng: random.Random) -> str:
    pairs = [
        i for i in range(len(text) - 1)
        if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1]
        and not (text[i + 1] == "0" and (i == 0 or not text[i - 1].isdigit()))
    ]  # fmt: skip
    if not pairs:
        return ""
    at = rng.choice(pairs)
    changed = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return (
        changed
        if number_in(changed).rstrip("0").rstrip(".") != number_in(text).rstrip("0").rstrip(".")
        else ""
    )


def _magnitude(text: str) -> str:
    if "万元" in text:
        return text.replace("万元", "亿元")
    if "亿元" in text:
        return text.replace("亿元", "万元")
    if "万件" in text:
        return text.replace("万件", "件")
    found = re.fullmatch(r"(\d{3,})(件|家|项)", text)
    return f"{found[1]}万{found[2]}" if found else ""


def plant(draft: Draft, rng: random.Random, count: int) -> int:
    """Errors in ``count`` slots, the kinds as even as the slots allow; how many were planted."""
    slots = draft.slots()
    rng.shuffle(slots)
    planted = 0
    kinds = list(KINDS)
    for slot in slots:
        if planted == count:
            break
        rng.shuffle(kinds)
        kind = next((k for k in kinds if k in slot.wrong and slot.wrong[k] != slot.text), "")
        if kind:
            slot.planted = kind
            kinds.remove(kind)
            kinds = kinds or list(KINDS)
            planted += 1
    return planted
