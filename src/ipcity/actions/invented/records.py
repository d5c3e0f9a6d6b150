"""Invented official figures, survey answers, instructions, reports, milestones and everyday records."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from ipcity.actions.invented.bodies import BANKS, World
from ipcity.actions.invented.sheets import LAST, InventedSheet, Row, workday
from ipcity.actions.invented.words import CITY, DISTRICT, TOWNS, person, town

OFFICE, STATISTICS = "演示数据-工作记录", "演示数据-统计与调查"
# year: R&D expenditure in 万元, published; residents of a whole district at its end, published
_RESEARCH = {
    2021: (262_400, date(2022, 11, 30)), 2022: (288_900, date(2023, 11, 30)), 2023: (312_600, date(2024, 11, 29)),
    2024: (341_300, date(2025, 11, 28)), 2025: (369_200, date(2026, 10, 30)),
}  # fmt: skip
_RESIDENTS = {
    2022: (1_302_000, date(2023, 4, 20)), 2023: (1_305_600, date(2024, 4, 18)),
    2024: (1_308_900, date(2025, 4, 17)), 2025: (1_311_400, date(2026, 4, 16)),
}  # fmt: skip
_INCOME = {2022: 5200, 2023: 6100, 2024: 7250, 2025: 8460}
# survey: asked on, share of satisfied answers in per cent
_SURVEYS = (
    ("2023年知识产权保护满意度调查", date(2023, 11, 6), 86.0),
    ("2024年知识产权保护满意度调查", date(2024, 11, 4), 88.5),
    ("2025年知识产权保护满意度调查", date(2025, 11, 3), 90.8),
    ("2026年知识产权保护满意度调查", date(2026, 10, 12), 91.6),
)


def sheets(where: World) -> tuple[InventedSheet, ...]:
    parts = (
        ("statistics", STATISTICS, "统计数据", _statistics(where)),
        ("survey_answers", STATISTICS, "满意度答卷", _answers(where)),
        ("geographical_indications", OFFICE, "地理标志", _indications()),
        ("instructions", OFFICE, "领导批示", _instructions()),
        ("media_reports", OFFICE, "媒体报道", _reports(where)),
        ("deliverables", OFFICE, "建设成果", _milestones()),
        ("meetings", OFFICE, "会议", _meetings()),
        ("trainings", OFFICE, "培训", _trainings(where)),
        ("events", OFFICE, "宣传活动", _events()),
        ("services", OFFICE, "服务记录", _services(where)),
        ("service_points", OFFICE, "服务站点", _points()),
    )
    return tuple(
        InventedSheet(ledger, file, title, tuple(rows)) for ledger, file, title, rows in parts
    )


def _statistics(where: World) -> list[Row]:
    rows: list[Row] = []
    for year, (spent, on) in _RESEARCH.items():
        rows.append(_figure("rd_expenditure", year, Decimal(spent) * 10_000, "元", "万元", on))
    for year, (people, on) in _RESIDENTS.items():
        count = Decimal(round(people * where.factor))
        rows.append(_figure("resident_population", year, count, "人", "万人", on))
    for year, income in _INCOME.items():
        on = date(year + 1, 3, 28)
        rows.append(_figure("ip_income", year, Decimal(income) * 10_000, "元", "万元", on))
    return rows


def _figure(series: str, year: int, value: Decimal, measure: str, printed: str, on: date) -> Row:
    return {
        "series": series,
        "year": year,
        "value": value,
        "measure": measure,
        "printed_unit": printed,
        "standing_kind": "final",
        "published_on": on,
        "source_document": f"演示数据：{DISTRICT}{year}年统计公报（虚构）",
    }


def _answers(where: World) -> list[Row]:
    chance, rows = where.chance("survey"), []
    for survey, asked, satisfied in _SURVEYS:
        for number in range(max(300, where.capped(1200))):
            pleased = chance.often(satisfied)
            answer = chance.one(("very_satisfied", "satisfied")) if pleased else "fair"
            if not pleased and chance.often(35):
                answer = chance.one(("dissatisfied", "very_dissatisfied", "unknown"))
            valid = not chance.often(3)
            rows.append(
                {
                    "survey": survey,
                    "serial": f"{asked.year}-{number + 1:05d}",
                    "respondent": chance.weighted(("firm", "public", "agency"), (45, 45, 10)),
                    "channel": chance.one(("online", "phone", "visit")),
                    "answer": answer,
                    "asked_on": asked,
                    "answered_on": asked + timedelta(chance.whole(0, 16)),
                    "is_valid": valid,
                    "invalid_reason": "" if valid else "作答时间过短",
                    "region": town(chance),
                }
            )
    return rows


def _indications() -> list[Row]:
    form = (
        ("mark", "示例花椒", "演示地标9001", date(2012, 6, 14)),
        ("mark", "示例柑橘", "演示地标9002", date(2019, 9, 21)),
        ("mark", "示例富硒茶", "演示地标9003", date(2025, 6, 28)),
        ("product", "示例米花糖", "演示公告9101", date(2015, 12, 4)),
        ("product", "示例白酒", "演示公告9102", date(2026, 9, 18)),
        ("farm", "示例晚稻", "演示农标9201", date(2014, 5, 22)),
    )
    return [
        {
            "track": track,
            "name": name,
            "number": number,
            "holder_name": f"{DISTRICT}{name[2:]}行业协会",
            "recognised_on": on,
            "stated_status": "registered",
            "users_count": 6 + 3 * at,
            "annual_output": Decimal(48_000_000 * (at + 1)),
            "region": TOWNS[6 + at],
        }
        for at, (track, name, number, on) in enumerate(form)
    ]


def _instructions() -> list[Row]:
    form = (
        (date(2023, 9, 12), "city", "关于专利转化运用情况的报告"),
        (date(2024, 7, 18), "district", "关于知识产权强市试点推进情况的报告"),
        (date(2025, 5, 23), "city", "关于知识产权质押融资成效的报告"),
        (date(2026, 3, 19), "district", "关于地理标志助农情况的报告"),
        (date(2026, 8, 6), "district", "关于商标品牌指导站建设的报告"),
    )
    return [
        {
            "subject": subject,
            "number": f"演示批〔{on.year}〕{at + 1}号",
            "leader_title": "市领导" if level == "city" else "区领导",
            "level": level,
            "given_on": on,
            "is_positive": at != 4,
            "document_name": subject,
        }
        for at, (on, level, subject) in enumerate(form)
    ]


def _reports(where: World) -> list[Row]:
    chance, rows = where.chance("media"), []
    for year, count in ((2023, 46), (2024, 58), (2025, 71), (2026, 66)):
        for number in range(count):
            # one on the first day, so that the year before has something to compare with
            first = date(year, 1, 1)
            on = chance.day(first, min(date(year, 12, 28), LAST)) if number else first
            rows.append(
                {
                    "title": f"{DISTRICT}知识产权工作报道{year}第{number + 1}篇",
                    "outlet": chance.one(("演示日报", "示例融媒", "演示电视台", "示例知识产权报")),
                    "level": chance.weighted(
                        ("district", "city", "province", "national"), (5, 3, 1, 1)
                    ),
                    "tone": chance.weighted(("positive", "neutral", "negative"), (90, 8, 2))
                    if number
                    else "positive",
                    "published_on": on,
                    "url": f"https://example.org/{year}/{number + 1}",
                }
            )
    return rows


def _milestones() -> list[Row]:
    form = (
        ("D1", "区域知识产权运营中心挂牌", "started", date(2024, 12, 20), date(2024, 12, 18)),
        ("D1", "区域知识产权运营中心建成", "built", date(2025, 11, 30), date(2025, 12, 9)),
        ("D2", "商标品牌服务指导站（甲一街道）建成", "built", date(2024, 9, 30), date(2024, 9, 24)),
        ("D2", "商标品牌服务指导站（柳堤镇）建成", "built", date(2026, 9, 30), date(2026, 9, 16)),
        ("D3", "知识产权配套政策印发", "issued", date(2024, 10, 31), date(2024, 11, 12)),
        ("D4", "知识产权人才库建成", "built", date(2026, 6, 30), date(2026, 6, 26)),
    )
    return [
        {
            "plan_reference": key,
            "name": name,
            "kind": kind,
            "planned_on": planned,
            "accepted_on": done,
            "acceptor": f"{DISTRICT}试点工作领导小组",
            "evidence": f"演示验〔{done.year}〕{at + 1}号",
        }
        for at, (key, name, kind, planned, done) in enumerate(form)
    ]


def _meetings() -> list[Row]:
    return [
        {
            "name": f"知识产权保护联席会议{year}年第{number}次会议",
            "kind": "joint",
            "held_on": workday(date(year, 3 * number, 14)),
            "place": f"{DISTRICT}政务中心",
            "chair_title": "区领导",
            "attendees_count": 24 + number,
            "minutes_number": f"演示会纪〔{year}〕{number}号",
            "resolutions_count": number,
        }
        for year in (2023, 2024, 2025, 2026)
        for number in (1, 2, 3)
    ]


def _trainings(where: World) -> list[Row]:
    chance, rows = where.chance("trainings"), []
    for number in range(64):
        held = workday(chance.day(date(2023, 2, 20), LAST - timedelta(5)))
        rows.append(
            {
                "name": f"知识产权实务培训第{number + 1}期",
                "level": chance.one(("district", "city", "district")),
                "audience": chance.one(("firms", "cadres", "officers", "agencies", "students")),
                "held_on": held,
                "hours": Decimal(chance.whole(2, 12)),
                "organiser_name": f"{DISTRICT}市场监督管理局",
                "attendees_count": chance.whole(25, 160),
                "region": town(chance),
            }
        )
    return rows


def _events() -> list[Row]:
    form = (("consumer", 3, 15), ("week", 4, 26), ("science", 5, 24), ("brand", 5, 10))
    return [
        {
            "name": f"{year}年{label}集中宣传",
            "occasion": occasion,
            "held_on": date(year, month, day),
            "place": "演示市民广场",
            "organiser_name": f"{DISTRICT}市场监督管理局",
            "participants_count": 300 + 40 * (year - 2023),
        }
        for year in (2023, 2024, 2025, 2026)
        for (occasion, month, day), label in zip(
            form, ("消费者权益日", "知识产权宣传周", "科技活动周", "品牌日"), strict=True
        )
    ]


def _services(where: World) -> list[Row]:
    chance, rows = where.chance("services"), []
    for number in range(where.capped(420)):
        on = workday(chance.day(date(2024, 10, 8), LAST - timedelta(3)))
        rows.append(
            {
                "number": f"演示服务{on.year}{number:05d}",
                "served_on": on,
                "point_name": chance.one(("甲一街道指导站", "柳堤镇指导站", "运营中心窗口")),
                "kind": chance.one(("guidance", "enquiry", "search", "valuation", "finance")),
                "client_name": chance.one(where.local).name,
                "contact_phone": "00000000000",
                "subject": chance.one(
                    ("商标注册咨询", "商标续展提醒", "专利检索", "质押融资对接", "专利价值评估")
                ),
                "server": person(chance),
                "is_satisfied": not chance.often(4),
                "region": town(chance),
            }
        )
    return rows


def _points() -> list[Row]:
    form = (
        ("甲一街道指导站", "station", TOWNS[0], date(2024, 9, 24)),
        ("柳堤镇指导站", "station", TOWNS[7], date(2026, 9, 16)),
        (f"{CITY}{DISTRICT}知识产权运营中心", "centre", TOWNS[2], date(2025, 12, 9)),
        (f"{BANKS[0]}质押服务点", "node", TOWNS[1], date(2023, 6, 1)),
    )
    return [
        {
            "name": name,
            "kind": kind,
            "level": "district",
            "region": place,
            "opened_on": on,
            "staff_count": 3,
        }
        for name, kind, place, on in form
    ]
