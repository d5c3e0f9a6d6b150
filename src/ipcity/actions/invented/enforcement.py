"""Invented cases, clues, publications and software checks, with late decisions and forgotten notices."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from ipcity.actions.invented.bodies import ORGANS, World
from ipcity.actions.invented.sheets import LAST, Chance, InventedSheet, Row, workday
from ipcity.actions.invented.words import DISTRICT, person, town

FILE = "演示数据-保护"
CASES = {2023: 92, 2024: 118, 2025: 131, 2026: 112}
ORGAN = f"{DISTRICT}市场监督管理局"
_CAUSES = {
    "trademark": "销售侵犯注册商标专用权的商品", "patent_passing": "假冒专利", "gi": "擅自使用地理标志专用标志",
    "trade_secret": "侵犯商业秘密", "copyright": "侵犯著作权", "patent_dispute": "专利侵权纠纷", "mediation": "知识产权纠纷调解",
}  # fmt: skip


def sheets(where: World) -> tuple[InventedSheet, ...]:
    cases = _cases(where)
    parts = (
        ("cases", "案件", cases),
        ("publications", "处罚信息公示", _publications(where, cases)),
        ("clues", "线索", _clues(where)),
        ("software_checks", "软件正版化检查", _software(where)),
    )
    return tuple(InventedSheet(ledger, FILE, title, tuple(rows)) for ledger, title, rows in parts)


def _cases(where: World) -> list[Row]:
    chance, rows = where.chance("cases"), []
    for year, count in CASES.items():
        for at in range(where.capped(count)):
            received = workday(
                chance.day(date(year, 1, 4), min(date(year, 12, 20), LAST - timedelta(9)))
            )
            kind = chance.weighted(tuple(_CAUSES), (62, 9, 4, 2, 6, 9, 8))
            row = _case(where, chance, kind, received)
            row["number"] = f"演示案〔{year}〕{at + 1}号"
            if row.get("decided_on") and row["procedure"] == "ordinary":
                row["decision_number"] = f"演示市监处罚〔{year}〕{at + 1}号"
            rows.append(row)
    return rows


def _case(where: World, chance: Chance, kind: str, received: date) -> Row:
    accepted = workday(received + timedelta(chance.whole(2, 20)))
    procedure = {"patent_dispute": "adjudication", "mediation": "mediation"}.get(kind, "ordinary")
    if procedure == "ordinary" and chance.often(12):
        procedure = "simple"
    longer = 30 if chance.often(8) else 0
    due = workday(accepted + timedelta(90 + longer))
    took = chance.whole(8, 86) if not chance.often(4) else chance.whole(95, 140)
    decided = workday(accepted + timedelta(took + (0 if took > 90 else longer // 2)))
    party = chance.one(where.firms).name if chance.often(60) else f"演示市场{person(chance)}商行"
    row: Row = {
        "cause": _CAUSES[kind],
        "kind": kind,
        "procedure": procedure,
        "source_kind": chance.one(("complaint", "inspection", "monitoring", "transfer")),
        "organ_name": ORGAN,
        "party_name": party,
        "received_on": received,
        "accepted_on": _past(accepted),
        "due_on": due,
        "extended_on": _past(due - timedelta(40)) if longer else None,
        "region": town(chance),
    }
    if decided > LAST or chance.often(0.7):
        return row
    penal = procedure in ("ordinary", "simple")
    fine = Decimal(chance.whole(2, 300) * 100)
    return row | {
        "handled_on": decided,
        "decided_on": decided,
        "result": "penalty" if penal else "settled" if procedure == "mediation" else "adjudicated",
        "fine_amount": fine if penal else None,
        "total_amount": fine if penal else None,
        "closed_on": _past(decided + timedelta(chance.whole(5, 30))),
    }


def _past(day: date) -> date | None:
    return workday(day) if workday(day) <= LAST else None


def _publications(where: World, cases: list[Row]) -> list[Row]:
    """Each decision of the ordinary procedure; some late, some not yet published, some exempt."""
    chance, rows = where.chance("publications"), []
    for case in cases:
        decided = case.get("decided_on")
        if not case.get("decision_number") or not isinstance(decided, date):
            continue
        exempt = chance.often(4)
        due = workday(decided + timedelta(28))
        days = chance.whole(2, 26) if not chance.often(5) else chance.whole(33, 70)
        published = None if exempt or chance.often(1.5) else _past(decided + timedelta(days))
        rows.append(
            {
                "decision_number": case["decision_number"],
                "case_number": case["number"],
                "party_name": case["party_name"],
                "organ_name": ORGAN,
                "decided_on": decided,
                "is_publishable": not exempt,
                "exempt_kind": "warning" if exempt else "",
                "due_on": due,
                "published_on": published,
                "channel": "gsxt",
                "proof_url": "https://example.org/" if published else "",
                "region": case["region"],
            }
        )
    return rows


def _clues(where: World) -> list[Row]:
    chance, rows = where.chance("clues"), []
    for number in range(where.capped(260)):
        received = workday(chance.day(date(2023, 2, 1), LAST - timedelta(30)))
        verified = workday(received + timedelta(chance.whole(3, 20)))
        rows.append(
            {
                "number": f"演示线索{received.year}{number:05d}",
                "received_on": received,
                "source_kind": chance.one(("report", "complaint", "monitoring", "regulation")),
                "subject": "反映商家销售涉嫌侵权商品",
                "suspect_name": chance.one(where.firms).name,
                "reporter_name": person(chance),
                "reporter_phone": "00000000000",
                "due_on": workday(received + timedelta(21)),
                "verified_on": verified if verified <= LAST else None,
                "result": chance.one(("filed", "refused", "transferred")),
                "region": town(chance),
            }
        )
    return rows


def _software(where: World) -> list[Row]:
    """Each body every year, two classes; the gap closes from about a tenth to one in a hundred."""
    chance = where.chance("software")
    rows: list[Row] = []
    firms = [firm.name for firm in where.firms if firm.is_state_owned and firm.is_local]
    bodies = [(name, "government") for name in ORGANS] + [(name, "soe") for name in firms[:40]]
    machines = {name: chance.whole(12, 160) for name, _ in bodies}
    for year, lack in ((2023, 14), (2024, 8), (2025, 4), (2026, 1.4)):
        for name, body in bodies:
            day = workday(chance.day(date(year, 5, 6), date(year, 9, 25)))
            for software in ("os", "office"):
                installs = machines[name]
                missing = sum(chance.often(lack) for _ in range(installs))
                rows.append(
                    {
                        "checked_name": name,
                        "body": body,
                        "software": software,
                        "machines": installs,
                        "installs": installs,
                        "licensed": installs - missing + (3 if chance.often(10) else 0),
                        "checked_on": day,
                        "problem": f"{missing} 台未取得授权" if missing else "",
                    }
                )
    return rows
