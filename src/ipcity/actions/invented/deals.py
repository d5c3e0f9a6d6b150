"""Invented deals: assignments, licences, open licences, pledges and filed products."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from ipcity.actions.invented.bodies import BANKS, GROUPS, INSTITUTES, UNIVERSITIES, World
from ipcity.actions.invented.sheets import LAST, Chance, InventedSheet, Row, workday, years_after

FILE = "演示数据-转化运用"
ASSIGNED = {2023: 118, 2024: 141, 2025: 152, 2026: 128}
LICENSED = {2023: 46, 2024: 68, 2025: 74, 2026: 61}
# new loans of a year in 万元: over the goal in 2024 and 2025, not yet in 2026
LENT = {2023: 4650, 2024: 5480, 2025: 6120, 2026: 4380}
PRODUCTS = {2023: 42, 2024: 58, 2025: 67, 2026: 41}
_OPENED = ((2023, 2), (2024, 4), (2025, 5), (2026, 5))


def sheets(where: World, patents: Sequence[Row]) -> tuple[InventedSheet, ...]:
    standing = [row for row in patents if "ended_on" not in row]
    opened = _open_licences(where, standing)
    parts = (
        ("assignments", "专利转让", _assignments(where, standing)),
        ("open_licences", "开放许可声明", opened),
        ("licences", "专利许可", _licences(where, standing, opened)),
        ("pledges", "质押融资", _pledges(where, standing)),
        ("products", "密集型产品备案", _products(where, standing)),
    )
    return tuple(InventedSheet(ledger, FILE, title, tuple(rows)) for ledger, title, rows in parts)


def _in_year(chance: Chance, year: int) -> date:
    return workday(chance.day(date(year, 1, 4), min(date(year, 12, 24), LAST - timedelta(3))))


def _patent_before(chance: Chance, patents: Sequence[Row], day: date) -> Row:
    """A patent granted by ``day``; the last tried where none is found soon."""
    row = chance.one(patents)
    for _ in range(60):
        granted = row["granted_on"]
        if isinstance(granted, date) and granted < day:
            break
        row = chance.one(patents)
    return row


def _money(chance: Chance, least: int, most: int) -> Decimal:
    return Decimal(chance.whole(least, most) * 10_000)


def _assignments(where: World, patents: Sequence[Row]) -> list[Row]:
    chance, rows = where.chance("assignments"), []
    taken: set[tuple[object, date]] = set()
    for year, count in ASSIGNED.items():
        for _ in range(count):
            day = _in_year(chance, year)
            patent = _patent_before(chance, patents, day)
            if (patent["application_number"], day) in taken:
                continue
            taken.add((patent["application_number"], day))
            rows.append(_assignment(where, chance, patent, day))
    return rows


def _assignment(where: World, chance: Chance, patent: Row, day: date) -> Row:
    inside = chance.often(9)
    group = 2 * chance.whole(0, GROUPS - 1)
    pair = where.firms[group].name, where.firms[group + 1].name
    return {
        "patent_number": patent["application_number"],
        "title": patent["title"],
        "assignor_name": pair[0] if inside else patent["holder_name"],
        "assignee_name": pair[1] if inside else chance.one(where.firms).name,
        "signed_on": day - timedelta(chance.whole(12, 70)),
        "registered_on": day,
        "amount": None if inside or chance.often(20) else _money(chance, 1, 40),
        "direction": chance.one(("within", "within", "out")),
        "is_internal": inside,
        "internal_reason": "母公司与全资子公司" if inside else "",
        "is_university": "大学" in str(patent["holder_name"]),
        "region": patent["region"],
    }


def _open_licences(where: World, patents: Sequence[Row]) -> list[Row]:
    chance, rows = where.chance("open licences"), []
    declarants = (*UNIVERSITIES[:3], INSTITUTES[0])
    number = 0
    for year, count in _OPENED:
        for at in range(count):
            day = _in_year(chance, year)
            patent = _patent_before(chance, patents, day)
            number += 1
            who = declarants[min(year - 2023, 3) if at == 0 else at % 2]
            rows.append(
                {
                    "number": f"演示开许{year}{number:04d}",
                    "patent_number": patent["application_number"],
                    "title": patent["title"],
                    "declarant_name": who,
                    "declarant_kind": "institute" if who in INSTITUTES else "university",
                    "submitted_on": day - timedelta(40),
                    "declared_on": day,
                    "ends_on": years_after(day, 3),
                    "royalty": "一次性支付 1 万元，许可期限 3 年",
                    "royalty_amount": Decimal(10_000),
                    "is_pilot": True,
                    "standing_state": "declared",
                }
            )
    return rows


def _licences(where: World, patents: Sequence[Row], opened: Sequence[Row]) -> list[Row]:
    chance, rows = where.chance("licences"), []
    for year, count in LICENSED.items():
        for at in range(count):
            day = _in_year(chance, year)
            offers = [row for row in opened if str(row["declared_on"]) < str(day)]
            rows.append(_licence(where, chance, patents, offers if at < 5 else (), day))
            rows[-1]["record_number"] = f"演示许备{year}{at:05d}"
    return rows


def _licence(
    where: World, chance: Chance, patents: Sequence[Row], offers: Sequence[Row], day: date
) -> Row:
    offer = chance.one(offers) if offers else None
    patent = offer or _patent_before(chance, patents, day)
    number = offer["patent_number"] if offer else patent["application_number"]
    return {
        "patent_number": number,
        "title": patent["title"],
        "licensor_name": offer["declarant_name"] if offer else patent["holder_name"],
        "licensee_name": chance.one(where.local).name,
        "kind": "open" if offer else chance.weighted(("ordinary", "exclusive", "sole"), (7, 2, 1)),
        "open_licence_number": offer["number"] if offer else "",
        "signed_on": day - timedelta(20),
        "effective_on": day - timedelta(20),
        "recorded_on": day,
        "ends_on": years_after(day, 3),
        "amount": Decimal(10_000) if offer else _money(chance, 1, 25),
        "is_internal": offer is None and chance.often(5),
    }


def _pledges(where: World, patents: Sequence[Row]) -> list[Row]:
    """Loans of the year up to its sum; some are renewed, some have two registrations."""
    chance = where.chance("pledges")
    rows: list[Row] = []
    for year, wanted in LENT.items():
        left, number = wanted, 0
        while left > 0:
            lent = min(left, chance.one((50, 80, 100, 150, 200, 300, 480)))
            left, number = left - lent, number + 1
            rows += _loan(where, chance, patents, year, number, lent)
    return rows


def _loan(
    where: World, chance: Chance, patents: Sequence[Row], year: int, number: int, lent: int
) -> list[Row]:
    registered = _in_year(chance, year)
    patent = _patent_before(chance, patents, registered)
    released = min(registered + timedelta(chance.whole(1, 12)), date(year, 12, 30), LAST)
    due = years_after(released, 1)
    row: Row = {
        "registration_number": f"演示质登{year}{number:05d}",
        "kind": "patent" if chance.often(85) else "trademark",
        "pledgor_name": chance.one(where.strong).name,
        "bank_name": chance.one(BANKS),
        "patent_number": patent["application_number"],
        "rights_count": chance.whole(1, 8),
        "registered_on": registered,
        "registered_amount": Decimal(lent) * 12_000,
        "loan_number": f"演示借{year}第{number:05d}号",
        "loan_amount": Decimal(lent) * 10_000,
        "released_on": released,
        "loan_due_on": due,
        "is_renewal": False,
        "is_mixed": chance.often(25),
        "interest_rate": Decimal(chance.whole(300, 435)) / 100,
        "discharged_on": due if due < LAST else None,
    }
    rows = [row]
    if chance.often(18) and due < LAST - timedelta(20):
        again = {
            "registration_number": f"演示质登{due.year}9{number:04d}{year % 10}",
            "registered_on": due,
            "released_on": due + timedelta(3),
            "loan_due_on": years_after(due, 1),
            "is_renewal": True,
            "discharged_on": None,
        }
        rows.append(row | again)
    return rows


def _products(where: World, patents: Sequence[Row]) -> list[Row]:
    chance, rows = where.chance("products"), []
    firms = chance.shuffled(where.strong)
    for year, count in PRODUCTS.items():
        for at in range(count):
            filed = _in_year(chance, year)
            firm = firms[(year * 31 + at) % len(firms)]
            passed = chance.often(95)
            recognised = date(year + 1, 4, 26) if passed and chance.often(25) else None
            if recognised and recognised > LAST:
                recognised = None
            rows.append(
                {
                    "number": f"演示产备{year}{at:05d}",
                    "name": f"{firm.name[-8:-4]}专利产品{year % 100}{at:02d}型",
                    "category": firm.industry,
                    "firm_name": firm.name,
                    "patent_numbers": str(chance.one(patents)["application_number"]),
                    "patent_count": 1,
                    "stage": "recognised" if recognised else "filed" if passed else "submitted",
                    "submitted_on": filed - timedelta(25),
                    "filed_on": filed if passed else None,
                    "is_opted_in": recognised is not None,
                    "recognised_on": recognised,
                    "sales_amount": _money(chance, 50, 9000),
                    "region": firm.town,
                }
            )
    return rows
