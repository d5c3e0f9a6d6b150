"""Forms of the ledgers of services, and of people and culture."""

from __future__ import annotations

from datetime import date

from ipcity.actions.invented.bodies import AGENCIES, AGENCY_CODES, ASSOCIATIONS, UNIVERSITIES, World
from ipcity.actions.invented.forms import (
    Form,
    after,
    each,
    money,
    share,
    sheets,
    term,
    where_is,
    whole,
)
from ipcity.actions.invented.sheets import InventedSheet, Row
from ipcity.actions.invented.words import CITY, DISTRICT, uscc

SERVICES, CULTURE = "演示数据-服务", "演示数据-人才与文化"
FIRM = "{d.firm.name}"
HOME = "{d.firm.town}"
OFFICE = f"{DISTRICT}市场监督管理局"
_AGENCY_KINDS = (
    "patent", "trademark", "patent", "operation", "law", "operation",
    "trademark", "patent", "operation", "both", "trademark", "both",
)  # fmt: skip
_ITEMS = (
    ("商标注册申请受理", "acceptance"), ("商标续展变更转让受理", "acceptance"), ("专利信息检索", "search"),
    ("专利电子申请咨询", "enquiry"), ("知识产权维权援助", "help"), ("质押登记咨询", "enquiry"),
    ("专利开放许可声明辅导", "filing"), ("地理标志专用标志申请", "acceptance"), ("企业知识产权培训", "training"),
    ("专利密集型产品备案辅导", "filing"), ("专利技术供需对接", "transfer"), ("海外维权咨询", "help"),
)  # fmt: skip
_CRAFTS = (
    "米花糖制作技艺",
    "白酒酿造技艺",
    "竹编",
    "石刻",
    "古镇建筑群",
    "票据收藏",
    "老字号酱园",
    "船工号子",
)
_CRAFT_KINDS = (
    "intangible",
    "intangible",
    "intangible",
    "relic",
    "relic",
    "movable",
    "oldbrand",
    "intangible",
)

_MATTERS = {
    "enforcement": "商标侵权", "judicial": "侵害商标权", "mediation": "专利纠纷调解", "operation": "质押融资",
    "service": "维权援助",
}  # fmt: skip

_SERVICES = (
    Form("agencies", "代理机构", len(AGENCIES), "founded_on", {
        "name": each(*AGENCIES),
        "organisation_name": "{d.row[name]}",
        "uscc": lambda d: uscc("91", AGENCY_CODES + d.number) if d.number != 6 else "",
        "kind": each(*_AGENCY_KINDS),
        "licence_number": lambda d: f"演示代{d.n:04d}" if d.row["kind"] in ("patent", "both") else "",
        "filed_on": lambda d: after("founded_on", 20, 200)(d) if d.row["kind"] in ("trademark", "both") else None,
        "filing_until": term("filed_on", 3),
        "is_branch": lambda d: str(d.row["name"]).endswith("分公司"),
        "practitioners_count": whole(2, 19),
        "credit_level": ("aplus", "a", "a", "b", "c"),
        "credit_on": date(2026, 1, 15),
        "introduced_on": share(40, after("founded_on", 100, 400)),
        "contact_phone": "00000000000",
        "address": "演示市示例区{d.firm.town}服务业集聚区{d.n}号",
        "region": HOME,
    }, first=date(2012, 5, 7), last=date(2025, 3, 3)),
    Form("practitioners", "从业人员", 130, "qualified_on", {
        "name": "{d.person}",
        "kind": ("attorney", "attorney", "agent", "agent", "broker", "engineer", "counsel", "expert", "lawyer"),
        "employer_name": lambda d: d.firm.name if d.row["kind"] in ("counsel", "engineer")
                                   else d.chance.one(AGENCIES),
        "certificate_number": share(95, "演示证{d.day.year}{d.n:05d}"),
        "identity_number": "000000190001010000",
        "phone": "00000000000",
        "field": ("机械", "电学", "化学", "生物", "光电", "法律", ""),
        "title": ("高级知识产权师", "知识产权师", "工程师", "律师", ""),
        "credit_level": where_is("kind", "attorney", ("aplus", "a", "b"), ""),
        "is_in_pool": share(35, True, False),
        "pooled_on": lambda d: after("qualified_on", 200, 900)(d) if d.row["is_in_pool"] else None,
        "left_on": share(7, after("qualified_on", 500, 1500)),
        "region": HOME,
    }, first=date(2016, 2, 1)),
    Form("service_agreements", "托管服务协议", 150, "signed_on", {
        "number": share(95, "演示托{d.day.year}{d.n:04d}"),
        "firm_name": FIRM,
        "agency_name": AGENCIES,
        "kind": ("custody", "custody", "steward", "counsel", "navigation"),
        "content": ("专利挖掘、年费监控、商标续展提醒", "驻点管家服务，每季度一次", "侵权预警与合同审查"),
        "ends_on": term("signed_on", 1),
        "amount": share(85, money(1, 12)),
        "agreed_count": whole(4, 12),
        "delivered_count": lambda d: max(0, int(str(d.row["agreed_count"])) - d.chance.whole(0, 4)),
        "last_served_on": after("signed_on", 40, 340),
        "region": HOME,
    }),
    Form("service_items", "公共服务事项", len(_ITEMS), "valid_from", {
        "code": "演示事项{d.n:03d}",
        "name": each(*(name for name, _ in _ITEMS)),
        "kind": each(*(kind for _, kind in _ITEMS)),
        "provider_name": OFFICE,
        "legal_days": (15, 20, 30),
        "promised_days": (1, 3, 5, 7),
        "is_online": share(70, True, False),
        "guide": "携带主体资格证明到运营中心窗口或网上提交",
        "place": "知识产权运营中心窗口",
        "phone": "000-00000000",
        "valid_until": share(8, date(2026, 3, 31)),
    }, last=date(2025, 6, 2)),
)  # fmt: skip
_CULTURE = (
    Form("brands", "区域品牌", 90, "authorised_on", {
        "name": each("示例花椒", "示例柑橘", "示例富硒", "示例米花糖"),
        "kind": each("regional", "regional", "regional", "time"),
        "level": each("province", "city", "district", "city"),
        "owner_name": each(*ASSOCIATIONS[:4]),
        "user_name": FIRM,
        "trademark_number": each("990000001", "990000002", "", "990000004"),
        "ends_on": term("authorised_on", 3),
        "products_count": whole(1, 9),
        "annual_sales": share(85, money(30, 5200)),
        "export_amount": share(20, money(5, 600)),
        "region": HOME,
    }),
    Form("education_bases", "教育培训基地", 18, "granted_on", {
        "host_name": share(45, UNIVERSITIES, f"{DISTRICT}教育局"),
        "name": lambda d: f"{d.town}第{d.chance.whole(1, 3)}中小学（{d.n}）" if d.number % 3 else
                          f"{d.row['host_name']}知识产权培训基地（{d.n}）",
        "kind": lambda d: d.chance.one(("school", "demo_school")) if d.number % 3 else d.chance.one(("base", "practice")),
        "level": ("district", "city", "province"),
        "issuer": f"{OFFICE}、{DISTRICT}教育局",
        "revoked_on": share(5, after("granted_on", 300, 700)),
        "students_count": whole(60, 1400),
        "courses_count": whole(2, 16),
        "region": HOME,
    }, first=date(2020, 9, 1)),
    Form("heritage_items", "非遗与文物项目", 32, "listed_on", {
        "kind": each(*_CRAFT_KINDS),
        "name": lambda d: f"{d.town[:2]}{_CRAFTS[d.number % len(_CRAFTS)]}",
        "number": share(92, "演示遗{d.n:04d}"),
        "level": ("district", "district", "city", "province"),
        "category": where_is("kind", "intangible", ("传统技艺", "传统音乐", "传统美术"), ""),
        "keeper_name": share(70, FIRM, f"{DISTRICT}文化馆"),
        "inheritor": where_is("kind", "intangible", "{d.person}", ""),
        "batch": lambda d: f"第{(d.day.year - 2007) // 2}批",
        "rights_count": whole(0, 6),
        "state": ("保存完好", "传承人年龄偏大，需培养", "已建传习所", ""),
        "region": HOME,
    }, first=date(2009, 6, 13), last=date(2026, 6, 12)),
    Form("typical_cases", "典型案例", 30, "published_on", {
        "kind": ("enforcement", "enforcement", "judicial", "mediation", "operation", "service"),
        "title": lambda d: f"{d.firm.town}{d.brand}{_MATTERS[str(d.row['kind'])]}案",
        "level": ("district", "city", "city", "province", "national"),
        "issuer_name": (OFFICE, f"{CITY}知识产权局"),
        "case_number": where_is("kind", "enforcement", lambda d: d.case["number"], ""),
        "summary": ("当事人销售侵权商品，依法没收并罚款", "双方在调解员主持下达成许可协议", ""),
        "url": share(80, "https://example.org/cases/{d.n}"),
        "region": HOME,
    }),
)  # fmt: skip


def services(where: World) -> tuple[InventedSheet, ...]:
    return sheets(where, SERVICES, _SERVICES)


def culture(where: World, cases: tuple[Row, ...]) -> tuple[InventedSheet, ...]:
    return sheets(where, CULTURE, _CULTURE, cases=cases)
