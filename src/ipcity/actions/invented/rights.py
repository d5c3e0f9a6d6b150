"""Invented patents and marks: enough valid inventions, some lapsed, some in the grace of a fee."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ipcity.actions.invented.bodies import INSTITUTES, UNIVERSITIES, Body, World
from ipcity.actions.invented.sheets import LAST, Chance, InventedSheet, Row, years_after
from ipcity.actions.invented.words import CITY, DISTRICT, application_number, brand, person

INVENTIONS, UTILITIES, DESIGNS = 3560, 330, 110
MARKS = 31_400
GRANTED_BEFORE = 1900  # inventions granted up to the baseline year, of a district
_DEVICES = ("装置", "系统", "方法", "设备", "结构", "工艺")
_THINGS = {
    "F16H": "齿轮传动", "B62D": "车身连接", "H01M": "电池模组", "C08L": "聚丙烯复合", "H05K": "线路板压合",
    "B25J": "机械臂", "A23L": "功能食品", "C12G": "白酒陈酿", "A61K": "中药提取", "G06F": "数据检索",
    "C02F": "污水处理", "C22C": "铝合金", "B62K": "摩托车架", "B65D": "纸箱包装", "A01G": "花椒栽培",
    "G06Q": "订单管理", "B65G": "仓储输送", "C04B": "混凝土", "B29C": "注塑模具", "A61B": "体征监测",
}  # fmt: skip
# Classes that the invented strategic-industry table holds; see strategic.py.
STRATEGIC = ("H01M", "B25J", "A61K", "G06F", "C22C")
_CLASSES = (9, 35, 30, 33, 7, 12, 29, 31, 5, 25, 11, 1, 42, 43, 3, 21)


def patents(where: World) -> InventedSheet:
    rows = (*_inventions(where), *_others(where))
    return InventedSheet("patents", "演示数据-专利", "专利", rows)


def _inventions(where: World) -> tuple[Row, ...]:
    chance = where.chance("inventions")
    count, before = where.scaled(INVENTIONS), where.scaled(GRANTED_BEFORE)
    made = []
    for number in range(count):
        if number < before:
            granted = chance.day(date(2014, 1, 1), date(2023, 12, 31))
        else:
            granted = chance.day(date(2024, 1, 1), LAST)
        filed = granted - timedelta(chance.whole(500, 1500))
        row = _patent(where, chance, number, "1", filed, granted)
        made.append(row)
        _end(chance, row, granted)
        _evidence(chance, row, granted)
    return tuple(made)


def _others(where: World) -> tuple[Row, ...]:
    chance = where.chance("others of patents")
    made = []
    for kind, count in (("2", UTILITIES), ("3", DESIGNS)):
        for number in range(where.scaled(count)):
            filed = chance.day(date(2017, 1, 1), date(2026, 2, 28))
            granted = filed + timedelta(chance.whole(120, 240))
            row = _patent(where, chance, number, kind, filed, granted)
            made.append(row)
            _end(chance, row, granted)
    return tuple(made)


def _holder(where: World, chance: Chance) -> Body:
    roll = chance.share()
    if roll < 0.12:
        return Body(chance.one(UNIVERSITIES), kind="university", ipc=chance.one(tuple(_THINGS)))
    if roll < 0.16:
        return Body(chance.one(INSTITUTES), kind="institute", ipc=chance.one(tuple(_THINGS)))
    return chance.one(where.strong if roll < 0.75 else where.firms)


def _patent(
    where: World, chance: Chance, number: int, kind: str, filed: date, granted: date
) -> Row:
    holder = _holder(where, chance)
    ipc = holder.ipc if "/" in holder.ipc else f"{holder.ipc} 1/00"
    thing = _THINGS.get(ipc[:4], "产品")
    code = application_number(filed.year, kind, number)
    written = holder.former[0] if holder.former and chance.often(30) else holder.name
    letter = {"1": "B", "2": "U", "3": "S"}[kind]
    return {
        "application_number": code,
        "publication_number": f"CN1{filed.year % 100:02d}{number:06d}A" if kind == "1" else "",
        "grant_number": f"CN{granted.year % 100}9{number:06d}{letter}",
        "kind": {"1": "invention", "2": "utility", "3": "design"}[kind],
        "title": f"一种{brand(number)[:1]}型{thing}{chance.one(_DEVICES)}" if kind != "3" else f"{thing}产品",
        "holder_name": written,
        "inventors": "; ".join(person(chance) for _ in range(chance.whole(1, 4))),
        "is_domestic": True,
        "address": f"{CITY}{DISTRICT}{holder.town}",
        "filed_on": filed,
        "published_on": filed + timedelta(200) if kind == "1" else None,
        "granted_on": granted,
        "stated_status": "valid",
        "stated_on": LAST,
        "ipc_main": ipc if kind != "3" else "",
        "ipc": f"{ipc}; G06Q 50/04" if chance.often(20) and kind != "3" else ipc if kind != "3" else "",
        "region": holder.town,
    }  # fmt: skip


def _end(chance: Chance, row: Row, granted: date) -> None:
    """One in twelve is given up at a fee; a few are invalidated; a few wait in the grace."""
    roll, gone = chance.share(), granted + timedelta(chance.whole(500, 2600))
    if roll < 0.075 and gone < LAST:
        row |= {"ended_on": gone, "ended_by": "fee", "stated_status": "lapsed"}
    elif roll < 0.08 and gone < LAST:
        row |= {"ended_on": gone, "ended_by": "invalidated", "stated_status": "lapsed"}
    elif roll < 0.095:
        row["fee_due_on"] = chance.day(date(2026, 5, 10), date(2026, 10, 20))


def _evidence(chance: Chance, row: Row, granted: date) -> None:
    """Granted family members abroad and flags of large pledges, as an official list brings them."""
    if chance.often(6):
        abroad = granted + timedelta(chance.whole(30, 500))
        if abroad <= LAST:
            countries = chance.one(("US", "US; EP", "JP", "EP; JP; KR"))
            row |= {"family_granted_on": abroad, "family_countries": countries}
    if chance.often(3):
        flagged = max(granted, date(2022, 1, 1)) + timedelta(chance.whole(60, 600))
        if flagged <= LAST:
            row["pledge_flagged_on"] = flagged


def marks(where: World) -> InventedSheet:
    rows = tuple(_marks(where))
    return InventedSheet("trademarks", "演示数据-商标", "商标", rows)


def _marks(where: World) -> Iterator[Row]:
    """Nearly nine in ten are valid late in the programme; the oldest have run out or are in grace."""
    chance = where.chance("marks")
    for number in range(where.scaled(MARKS)):
        if chance.often(70):
            registered = chance.day(date(2016, 3, 1), date(2023, 12, 31))
        else:
            registered = chance.day(date(2024, 1, 1), LAST)
        if chance.often(5):
            registered = chance.day(date(2014, 6, 1), date(2016, 12, 31))
        yield _mark(where, chance, number, registered)


def _mark(where: World, chance: Chance, number: int, registered: date) -> Row:
    holder = chance.one(where.strong if chance.often(30) else where.firms)
    filed = registered - timedelta(chance.whole(240, 420))
    expires = years_after(registered, 10) - timedelta(1)
    row: Row = {
        "registration_number": f"99{number:07d}",
        "name": brand(number % 40_000) + chance.one(("", "", "坊", "堂", "记", "牌")),
        "nice_class": chance.one(_CLASSES),
        "sort": "goods",
        "kind": "ordinary",
        "holder_name": holder.name,
        "address": f"{CITY}{DISTRICT}{holder.town}",
        "is_domestic": True,
        "filed_on": filed,
        "first_published_on": registered - timedelta(92),
        "registered_on": registered,
        "expires_on": expires,
        "stated_status": "registered",
        "stated_on": LAST,
        "agency_name": chance.one(("演示甲知识产权代理事务所", "示例乙商标代理有限公司", "")),
        "region": holder.town,
    }
    if int(str(row["nice_class"])) >= 35:
        row["sort"] = "services"
    _renewal(chance, row, expires)
    if "renewed_on" not in row and chance.often(2):
        ended = chance.day(max(registered + timedelta(400), date(2022, 1, 1)), date(2027, 6, 30))
        if ended <= LAST:
            row |= {"ended_on": ended, "stated_status": "cancelled"}
    return row


def _renewal(chance: Chance, row: Row, expires: date) -> None:
    """Of those that ran out before the end, most were renewed for ten years, some in the grace."""
    if expires >= LAST or not chance.often(80):
        if expires < LAST - timedelta(190):
            row["stated_status"] = "expired"
        return
    row["renewed_on"] = expires - timedelta(chance.whole(10, 300))
    row["expires_on"] = years_after(expires, 10)
