"""Forms of the ledgers of protection beside cases, clues, publications and software checks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ipcity.actions.invented.bodies import World
from ipcity.actions.invented.forms import (
    Draft,
    Form,
    after,
    each,
    share,
    sheets,
    term,
    where_is,
    whole,
)
from ipcity.actions.invented.sheets import InventedSheet, Row
from ipcity.actions.invented.words import CITY, DISTRICT

FILE = "演示数据-保护其他"
FIRM = "{d.firm.name}"
HOME = "{d.firm.town}"
ORGAN = f"{DISTRICT}市场监督管理局"
_ACTIONS = (
    ("商标专用权保护", "trademark"), ("网络交易市场知识产权", "online"), ("地理标志保护", "gi"),
    ("代理行业整治", "agency"), ("春节年货市场", "festival"), ("打击假冒专利", "patent"), ("剑网版权", "copyright"),
)  # fmt: skip
_MATTERS = (
    "商标使用行为",
    "专利标识标注",
    "地理标志专用标志使用",
    "代理机构执业行为",
    "网店商品来源",
)


def _shown_number(d: Draft) -> str:
    return f"演示抽{d.day.year}-{d.number % 9 + 1}"


_FORMS = (
    Form("campaigns", "专项行动", 26, "started_on", {
        "name": lambda d: f"{d.day.year}年{_ACTIONS[d.number % len(_ACTIONS)][0]}专项行动（第{d.n}期）",
        "kind": lambda d: _ACTIONS[d.number % len(_ACTIONS)][1],
        "organisers": (ORGAN, f"{ORGAN}、{DISTRICT}公安局", f"{ORGAN}、{DISTRICT}文化旅游委"),
        "ended_on": after("started_on", 20, 120),
        "officers_count": whole(40, 620),
        "checks_count": whole(60, 900),
        "clues_count": whole(2, 40),
        "cases_count": lambda d: d.chance.whole(0, int(str(d.row["clues_count"])) // 2),
        "goods_amount": share(80, lambda d: Decimal(d.chance.whole(2, 480) * 1000)),
        "fines_amount": share(80, lambda d: Decimal(d.chance.whole(2, 260) * 1000)),
        "result": share(70, ("整改到位，典型案例已上报", "查处侵权商品一批，约谈经营户12户", "")),
    }),
    Form("court_cases", "司法案件", 90, "filed_on", {
        "kind": ("civil", "civil", "civil", "civil", "criminal", "administrative", "confirmation"),
        "right": ("trademark", "trademark", "patent", "copyright", "trade_secret", "unfair"),
        "number": lambda d: f"（{d.day.year}）演9{d.n:03d}{'刑' if d.row['kind'] == 'criminal' else '民'}初{d.n}号",
        "cause": where_is("kind", "criminal", "假冒注册商标罪",
                          ("侵害商标权纠纷", "侵害发明专利权纠纷", "著作权侵权纠纷", "技术秘密纠纷")),
        "court_name": f"{CITY}{DISTRICT}人民法院",
        "plaintiff_name": where_is("kind", "criminal", f"{CITY}{DISTRICT}人民检察院", FIRM),
        "defendant_name": "演示市场{d.person}商行",
        "decided_on": share(80, after("filed_on", 40, 260)),
        "result": lambda d: d.chance.one(("判决支持", "判决部分支持", "调解", "撤诉")) if d.row["decided_on"] else "",
        "amount": lambda d: Decimal(d.chance.whole(3, 400) * 1000)
                            if str(d.row["result"]).startswith("判决") else None,
        "is_from_transfer": where_is("kind", "criminal", True, False),
        "case_number": where_is("kind", "criminal", lambda d: d.case["number"], ""),
        "is_effective": lambda d: bool(d.row["decided_on"]) and d.chance.often(85),
        "region": HOME,
    }),
    Form("credit_records", "信用记录", 60, "found_on", {
        "number": "演示信用认〔{d.day.year}〕{d.n}号",
        "subject_name": FIRM,
        "uscc": share(85, "{d.firm.code}"),
        "kind": ("abnormal", "abnormal", "bad_faith", "false_material", "broken_promise", "infringement"),
        "grade": ("minor", "minor", "general", "serious"),
        "organ_name": ORGAN,
        "measures": ("取消资助资格", "列入重点监管", "公示并约谈"),
        "ends_on": term("found_on", 1),
        "applied_repair_on": share(55, after("found_on", 60, 200)),
        "repaired_on": share(80, after("applied_repair_on", 5, 30)),
        "region": HOME,
    }),
    Form("draws", "随机抽取", 36, "drawn_on", {
        "number": "演示抽{d.day.year}-{d.n:02d}",
        "name": lambda d: f"{d.day.year}年{d.chance.one(_MATTERS)}双随机抽查（{d.n}）",
        "kind": ("subjects", "both", "both", "officers"),
        "plan_name": "{d.day.year}年度双随机抽查计划",
        "population_count": whole(300, 2900),
        "drawn_count": lambda d: int(str(d.row["population_count"])) * d.chance.whole(3, 6) // 100,
        "supervisor_name": "{d.person}",
        "published_on": share(92, after("drawn_on", 1, 6)),
        "url": "https://example.org/draws/{d.n}",
    }),
    Form("inspections", "检查记录", 480, "inspected_on", {
        "number": share(97, "演示检{d.day.year}{d.n:05d}"),
        "kind": ("random", "random", "daily", "directed", "complaint", "agency"),
        "draw_number": where_is("kind", "random", _shown_number, ""),
        "inspected_name": share(85, FIRM, "演示市场{d.person}商行"),
        "subject": _MATTERS,
        "officers": "{d.person}、{d.person}",
        "finding": ("none", "none", "none", "none", "problem", "corrected", "missing"),
        "problem": lambda d: d.chance.one(("商标标注不规范", "专利标识过期仍在使用", "未公示收费标准"))
                             if d.row["finding"] in ("problem", "corrected") else "",
        "ordered_on": lambda d: after("inspected_on", 0, 5)(d) if d.row["problem"] else None,
        "corrected_on": where_is("finding", "corrected", after("ordered_on", 3, 30)),
        "published_on": where_is("kind", "random", share(93, after("inspected_on", 2, 28))),
        "region": HOME,
    }),
    Form("officers", "执法人员", 38, "licensed_on", {
        "name": "{d.person}",
        "organ_name": share(85, ORGAN, (f"{DISTRICT}文化旅游委", f"{DISTRICT}农业农村委")),
        "role": ("investigator", "investigator", "investigator", "reviewer", "head", "expert"),
        "licence_number": "演示执{d.n:06d}",
        "valid_until": term("licensed_on", 5),
        "has_legal_qualification": where_is("role", "reviewer", True, share(12, True, False)),
        "phone": "00000000000",
        "specialties": ("商标", "专利", "版权", "综合", ""),
        "left_on": share(8, after("licensed_on", 300, 900)),
    }, first=date(2020, 2, 10)),
    Form("protected_signs", "重点保护标识", 40, "listed_on", {
        "name": each("示例花椒", "示例柑橘", "示例米花糖", "{d.brand}", "{d.brand}", "{d.brand}"),
        "registration_number": "99{d.n:07d}",
        "nice_class": (30, 31, 33, 7, 12, 9),
        "holder_name": FIRM,
        "basis": ("famous", "famous", "oldbrand", "gi", "foreign", "wellknown"),
        "document_number": share(70, "演示重保〔{d.day.year}〕{d.n}号"),
        "delisted_on": share(5, after("listed_on", 300, 600)),
        "contact": "{d.person}",
        "contact_phone": "00000000000",
        "region": HOME,
    }),
    Form("protected_names", "重点保护名录", 12, "listed_on", {
        "name": FIRM,
        "kind": ("firm", "trademark", "gi"),
        "right_number": "演示重保{d.n:04d}",
        "owner_name": FIRM,
        "reason": "多次被侵权",
        "document": share(70, "演示重保〔{d.day.year}〕{d.n}号"),
    }),
)  # fmt: skip


def protection(where: World, cases: tuple[Row, ...]) -> tuple[InventedSheet, ...]:
    return sheets(where, FILE, _FORMS, cases=cases)
