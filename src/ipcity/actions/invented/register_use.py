"""Forms of the ledgers of transfer and of finance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ipcity.actions.invented.bodies import BANKS, INSTITUTES, UNIVERSITIES, World
from ipcity.actions.invented.forms import (
    Form,
    after,
    before,
    each,
    money,
    rate,
    share,
    sheets,
    stage,
    term,
    whole,
)
from ipcity.actions.invented.sheets import InventedSheet, Row

TRANSFER, FINANCE = "演示数据-供需与成果", "演示数据-金融"
FIRM = "{d.firm.name}"
HOME = "{d.firm.town}"
SCHOOLS = (*UNIVERSITIES, *INSTITUTES)
FIELDS = (
    "新能源",
    "新材料",
    "智能装备",
    "现代农业",
    "食品加工",
    "生物医药",
    "信息技术",
    "节能环保",
)
_WANTED = (
    "铝合金压铸气孔控制", "花椒鲜储保色", "锂电池热失控预警", "减速器降噪", "白酒酒醅在线检测", "废水氨氮深度处理",
    "摩托车轻量化车架", "机器视觉缺陷检测", "纸箱边压强度提升", "中药渣综合利用", "仓储路径优化", "混凝土早强",
)  # fmt: skip
_FUNNEL = (("", "open"), ("pushed_on", "matching"), ("met_on", "met"), ("signed_on", "signed"))
_STEPS = {
    "pushed_on": share(80, after("posted_on", 2, 30)),
    "read_on": share(75, after("pushed_on", 1, 20)),
    "met_on": share(50, after("read_on", 5, 60)),
    "signed_on": share(45, after("met_on", 10, 90)),
}

_TRANSFER = (
    Form("achievements", "科技成果", 160, "recorded_on", {
        "field": FIELDS,
        "name": lambda d: f"{d.chance.one(_WANTED)}关键技术（{d.brand}）",
        "number": share(94, "演示成果{d.day.year}{d.n:04d}"),
        "owner_name": share(75, SCHOOLS, FIRM),
        "stage": ("idea", "sample", "pilot", "pilot", "production"),
        "patent_numbers": lambda d: d.patent["application_number"],
        "evaluator_name": share(70, ("演示科技评价中心", "示例技术转移有限公司")),
        "evaluated_on": lambda d: before("recorded_on", 10, 90)(d) if d.row["evaluator_name"] else None,
        "evaluation_grade": lambda d: d.chance.one(("国内领先", "国内先进", "国际先进"))
                                      if d.row["evaluator_name"] else "",
        "entered_on": after("recorded_on", 0, 20),
        "transferred_on": share(35, after("entered_on", 30, 400)),
        "transferee_name": lambda d: d.firm.name if d.row["transferred_on"] else "",
        "amount": lambda d: Decimal(d.chance.whole(3, 260) * 10_000) if d.row["transferred_on"] else None,
        "state_now": stage(("", "offered"), ("transferred_on", "transferred")),
        "region": share(96, HOME),
    }),
    Form("needs", "技术需求", 220, "posted_on", {
        "number": share(95, "演示需{d.day.year}{d.n:04d}"),
        "title": lambda d: f"{d.chance.one(_WANTED)}技术需求（{d.brand}）",
        "firm_name": FIRM,
        "field": FIELDS,
        "details": ("希望合作开发，提供样机验证条件", "现有工艺合格率约九成，需提升", "可提供中试场地"),
        "budget_amount": share(80, money(5, 300)),
        **_STEPS,
        "closed_on": share(70, after("signed_on", 30, 200)),
        "state_now": stage(*_FUNNEL, ("closed_on", "closed")),
        "contact": "{d.person}",
        "contact_phone": "00000000000",
        "region": HOME,
    }),
    Form("offers", "专利供给", 260, "posted_on", {
        "number": "演示供{d.day.year}{d.n:04d}",
        "patent_number": lambda d: d.patent["application_number"],
        "title": lambda d: d.patent["title"],
        "owner_name": lambda d: d.patent["holder_name"],
        "field": FIELDS,
        "grade": ("a", "b", "b", "c", "unknown"),
        "graded_on": after("posted_on", 0, 30),
        "price_amount": share(60, money(1, 60)),
        "mode": ("转让", "许可", "转让或许可", "作价入股"),
        **_STEPS,
        "state_now": stage(*_FUNNEL),
        "region": lambda d: d.patent["region"],
    }),
)  # fmt: skip
_FINANCE = (
    Form("bank_products", "金融产品", 14, "offered_on", {
        "bank_name": each(*BANKS),
        "name": each("知产贷", "专利质押贷", "商标权贷", "科技信用贷", "专利综合保险", "知产保", "专精特新贷"),
        "kind": each("pledge", "pledge", "pledge", "credit", "insurance", "guarantee", "credit"),
        "limit_amount": money(100, 2000),
        "rate": rate(310, 480),
        "term_months": (12, 24, 36),
        "conditions": ("注册满两年，有有效专利或商标，近一年无失信记录", "高新技术企业或科技型企业优先"),
        "withdrawn_on": share(15, after("offered_on", 400, 800)),
        "contact": "{d.person}",
        "contact_phone": "00000000000",
    }, first=date(2021, 3, 1)),
    Form("credit_loans", "知识价值信用贷款", 190, "applied_on", {
        "loan_number": share(97, "演示信贷{d.day.year}{d.n:04d}"),
        "firm_name": FIRM,
        "bank_name": BANKS,
        "approved_amount": share(88, money(50, 300)),
        "released_on": lambda d: after("applied_on", 8, 60)(d) if d.row["approved_amount"] else None,
        "loan_amount": lambda d: d.row["approved_amount"] if d.row["released_on"] else None,
        "due_on": term("released_on", 1),
        "repaid_on": share(85, after("released_on", 330, 372)),
        "rate": rate(320, 435),
        "state_now": lambda d: "refused" if not d.row["approved_amount"] else
                     stage(("", "approved"), ("released_on", "released"), ("repaid_on", "repaid"))(d),
        "is_renewal": share(14, True, False),
        "rights_count": whole(1, 16),
        "region": HOME,
    }),
)  # fmt: skip


def transfer(where: World, patents: tuple[Row, ...]) -> tuple[InventedSheet, ...]:
    return sheets(where, TRANSFER, _TRANSFER, patents)


def finance(where: World) -> tuple[InventedSheet, ...]:
    return sheets(where, FINANCE, _FINANCE)
