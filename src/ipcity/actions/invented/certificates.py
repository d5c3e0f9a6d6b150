"""Invented certificates of firms, with renewals, withdrawals and firms that rise from stage to stage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ipcity.actions.invented.bodies import Body, World
from ipcity.actions.invented.sheets import LAST, Chance, InventedSheet, Row, workday, years_after

# kind → level, issuer, holders before 2024, new in 2024 to 2026 (a district), years valid
_KINDS: dict[str, tuple[str, str, int, int, int]] = {
    "high_tech": ("province", "演示省科技主管部门", 260, 236, 3),
    "tech_firm": ("province", "演示市科技主管部门", 690, 702, 0),
    "tech_sme": ("national", "演示省科技主管部门", 150, 180, 1),
    "specialised": ("province", "演示市经济信息委", 90, 70, 3),
}
# not scaled: the targets are small and the same everywhere
_RARE: dict[str, tuple[str, str, int, int, int]] = {
    "little_giant": ("national", "工业和信息化主管部门", 6, 3, 3),
    "ip_advantage": ("national", "国家知识产权主管部门", 9, 4, 3),
    "ip_demonstration": ("national", "国家知识产权主管部门", 2, 1, 3),
    "iso56005": ("national", "国家知识产权主管部门", 6, 37, 0),
    "compliance": ("national", "演示认证机构", 14, 22, 3),
}
_ROUNDS = {
    2021: date(2021, 11, 12), 2022: date(2022, 11, 28), 2023: date(2023, 12, 8),
    2024: date(2024, 10, 28), 2025: date(2025, 10, 24), 2026: date(2026, 8, 31),
}  # fmt: skip


def sheet(where: World) -> InventedSheet:
    chance = where.chance("certificates")
    rows: list[Row] = []
    for kind, form in _KINDS.items():
        rows += _of_kind(where, chance, kind, form, where.capped)
    for kind, form in _RARE.items():
        rows += _of_kind(where, chance, kind, form, lambda count: count)
    return InventedSheet("qualifications", "演示数据-企业资质", "企业资质", tuple(rows))


def _of_kind(
    where: World,
    chance: Chance,
    kind: str,
    form: tuple[str, str, int, int, int],
    count: object,
) -> Iterator[Row]:
    _, _, before, fresh, _ = form
    assert callable(count)  # noqa: S101  one of two functions above
    firms = chance.shuffled(where.strong if kind in _RARE else where.local)
    wanted = min(count(before), len(firms) // 2), min(count(fresh), len(firms) // 2)
    for at in range(sum(wanted)):
        year = chance.whole(2021, 2023) if at < wanted[0] else 2024 + at % 3
        yield from _career(chance, kind, form, firms[at], year, at)


def _career(
    chance: Chance, kind: str, form: tuple[str, str, int, int, int], firm: Body, year: int, at: int
) -> Iterator[Row]:
    """The first certificate and, where it ran out, mostly its renewal."""
    level, issuer, _, _, years = form
    granted = _granted(chance, kind, year)
    row: Row = {
        "kind": kind,
        "firm_name": firm.former[0] if firm.former and chance.often(20) else firm.name,
        "uscc": firm.code,
        "level": level,
        "number": f"演示{kind[:2].upper()}{year}9{at:05d}",
        "batch": f"{year}年",
        "issuer": issuer,
        "granted_on": granted,
        "valid_until": years_after(granted, years) if years else None,
        "is_renewal": False,
        "region": firm.town,
    }
    if chance.often(1.5) and granted + timedelta(300) < LAST:
        row["revoked_on"] = granted + timedelta(chance.whole(200, 300))
        row["revoked_reason"] = "未按规定报送年度报告"
    yield row
    ends = row["valid_until"]
    if isinstance(ends, date) and ends < LAST and "revoked_on" not in row and chance.often(82):
        yield row | {
            "number": f"演示{kind[:2].upper()}{ends.year}8{at:05d}",
            "batch": f"{ends.year}年",
            "granted_on": ends,
            "valid_until": years_after(ends, years),
            "is_renewal": True,
            "firm_name": firm.name,
        }


def _granted(chance: Chance, kind: str, year: int) -> date:
    """Registers are open all year; other titles come in one round in autumn."""
    if kind in ("tech_firm", "tech_sme", "compliance"):
        return workday(chance.day(date(year, 1, 8), min(date(year, 12, 20), LAST - timedelta(3))))
    if kind == "iso56005":
        return workday(
            chance.day(
                date(max(year, 2023), 5, 8), min(date(max(year, 2023), 11, 20), LAST - timedelta(3))
            )
        )
    return _ROUNDS[year]
