"""A family of messy ledgers with their truth: headings of the models, bent as clerks bend them.

Every sheet is invented and seeded. ``Truth`` says which ledger, which column gives which field, and which rows
are records.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ipcity.domain.sheets.cells import Merge, Row, Sheet, Value
from ipcity.domain.sheets.specs import FieldSpec, Kind

_TRADITIONAL = str.maketrans(
    "专请号权开发标类别称注册护证质业单让额总区时间国际检项实据",
    "專請號權開發標類別稱註冊護證質業單讓額總區時間國際檢項實據",
)
_PARENTS = ("基本情况", "权利信息", "办理情况", "备案信息", "单位信息")
_MONEY_UNITS = ("万元", "元", "亿元")


@dataclass(frozen=True)
class Truth:
    ledger: str
    columns: Mapping[int, str]
    last_header: int
    records: frozenset[int]


def messy_sheet(
    seed: int, ledgers: Mapping[str, Sequence[FieldSpec]], labels: Mapping[str, str]
) -> tuple[Sheet, Truth]:
    """One sheet of the family, the same for the same seed."""
    chance = random.Random(seed)
    ledger = chance.choice(sorted(ledgers))
    fields = _fields(chance, ledgers[ledger])
    rows: list[list[Value]] = []
    merges: list[Merge] = []
    width = len(fields) + 1
    if chance.random() < 0.7:
        rows.append([f"样区{chance.choice(('2023', '2024'))}年{labels.get(ledger, '工作')}台账"])
        merges.append(Merge(1, 0, 1, width - 1))
    if chance.random() < 0.3:
        rows.append([None] * (width - 2) + ["单位：元"])
    _head(chance, fields, rows, merges)
    last_header = len(rows)
    records = _body(chance, fields, rows)
    filled = tuple(
        Row(number, tuple(row))
        for number, row in enumerate(rows, 1)
        if any(c is not None for c in row)
    )
    truth = Truth(
        ledger, {c: f.name for c, f in enumerate(fields, 1)}, last_header, frozenset(records)
    )
    return Sheet("Sheet1", filled, len(rows), width, tuple(merges)), truth


def _fields(chance: random.Random, specs: Sequence[FieldSpec]) -> list[FieldSpec]:
    """The first fields of a form are the likeliest to be kept by a clerk."""
    usual = [
        s
        for s in specs
        if "__" not in s.name and "单位名录" not in s.label and "台账" not in s.label
    ]
    count = min(len(usual), chance.randint(5, 14))
    likely = usual[: max(6, count)]
    chosen = set(chance.sample(range(len(likely)), min(len(likely), count)))
    return [spec for at, spec in enumerate(likely) if at in chosen]


def _head(
    chance: random.Random, fields: Sequence[FieldSpec], rows: list[list[Value]], merges: list[Merge]
) -> None:
    heads: list[Value] = ["序号", *(_bent(chance, spec, at) for at, spec in enumerate(fields, 2))]
    first = len(rows) + 1
    if chance.random() < 0.65 or len(fields) < 5:
        rows.append(heads)
        return
    start = chance.randint(1, len(heads) - 3)
    end = min(start + chance.randint(1, 3), len(heads) - 1)
    top: list[Value] = [None if start < c <= end else h for c, h in enumerate(heads)]
    top[start] = chance.choice(_PARENTS)
    below: list[Value] = [h if start <= c <= end else None for c, h in enumerate(heads)]
    rows.extend([top, below])
    if chance.random() < 0.75:
        merges.append(Merge(first, start, first, end))
        merges.extend(
            Merge(first, c, first + 1, c) for c in range(len(heads)) if not start <= c <= end
        )


def _bent(chance: random.Random, spec: FieldSpec, number: int) -> str:
    text = chance.choice((spec.label, spec.label, *spec.headings))
    bends = chance.sample(range(8), chance.choice((0, 0, 1, 1, 2)))
    if 0 in bends:
        text = text.replace("（", "(").replace("）", ")")
    if 1 in bends:
        text = (
            f"{text[: len(text) // 2]}{chance.choice((chr(10), ' ', '　'))}{text[len(text) // 2 :]}"
        )
    if 2 in bends:
        text = f"{chance.choice('*＊')}{text}"
    if 3 in bends:
        text = f"{number}.{text}"
    if 4 in bends:
        text = text.translate(_TRADITIONAL)
    if 5 in bends and spec.kind is Kind.DATE:
        text = text + ("期" if text.endswith("日") else "") + "（格式：2024-01-01）"
    if 6 in bends:
        text = f"{text}（必填）"
    if 7 in bends:
        text = f"{text}："
    if spec.kind is Kind.MONEY and chance.random() < 0.6:
        text = f"{text}（{chance.choice(_MONEY_UNITS)}）"
    return text


def _body(chance: random.Random, fields: Sequence[FieldSpec], rows: list[list[Value]]) -> list[int]:
    records = []
    header = list(rows[-1])
    texts = [c for c, spec in enumerate(fields, 1) if spec.kind is Kind.TEXT]
    for serial in range(1, chance.randint(4, 30)):
        rows.append([serial, *(_value(chance, spec, serial) for spec in fields)])
        records.append(len(rows))
        if serial > 1 and texts and chance.random() < 0.1:
            rows[-1][chance.choice(texts)] = chance.choice(("同上", "〃"))
        if chance.random() < 0.05:
            total: list[Value] = [None] * (len(fields) + 1)
            total[chance.choice((0, 1))] = chance.choice(("小计", "合 计", "本页小计"))
            total[-1] = 12
            rows.append(total)
        if chance.random() < 0.02 and header[0] == "序号":
            rows.append(list(header))
        if chance.random() < 0.04:
            rows.append([None])
    if chance.random() < 0.6:
        rows.append([chance.choice(("合计", "总  计")), *([None] * (len(fields) - 1)), 345])
        rows.append(
            [
                chance.choice(
                    (
                        "注：以上为样例。",
                        "填表人：样某    审核人：某样",
                        "说明：1.数据截至年底；2.含在办。",
                    )
                )
            ]
        )
    return records


def _value(chance: random.Random, spec: FieldSpec, serial: int) -> Value:
    if chance.random() < 0.12:
        return chance.choice((None, None, "-", "/"))
    if spec.kind is Kind.DATE:
        day = date(2023, 1, 1) + timedelta(days=chance.randrange(700))
        forms: tuple[Value, ...] = (
            day, day.isoformat(), f"{day.year}.{day.month}.{day.day}", f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y%m%d}", (day - date(1899, 12, 30)).days,
        )  # fmt: skip
        return chance.choice(forms)
    if spec.kind in (Kind.MONEY, Kind.DECIMAL):
        return chance.choice(
            (chance.randrange(1, 900), f"{chance.randrange(1, 9)},{chance.randrange(100, 999)}")
        )
    if spec.kind is Kind.INTEGER:
        return chance.randrange(1, 40)
    if spec.kind is Kind.BOOLEAN:
        return chance.choice(("是", "否", "√"))
    if spec.kind is Kind.CHOICE:
        return chance.choice(spec.choices).label
    return f"样{spec.label[:4]}{serial}"
