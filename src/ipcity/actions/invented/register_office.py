"""Forms of the ledgers by which the office coordinates and pays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ipcity.actions.invented.bodies import ORGANS, World
from ipcity.actions.invented.forms import (
    Draft,
    Form,
    after,
    each,
    money,
    share,
    sheets,
    stage,
    term,
    where_is,
    whole,
)
from ipcity.actions.invented.sheets import LAST, InventedSheet
from ipcity.actions.invented.words import DISTRICT

FILE = "演示数据-协同与保障"
FIRM = "{d.firm.name}"
HOME = "{d.firm.town}"
GOVERNMENT = f"{DISTRICT}人民政府"
_LINES = (
    ("运营中心建设", "city"), ("质押融资贴息", "district"), ("高价值专利培育", "city"), ("地理标志保护", "central"),
    ("执法办案", "district"), ("宣传培训", "district"), ("指导站运行", "district"), ("软件正版化", "district"),
)  # fmt: skip
_PARTNERS = (
    "演示市邻一区市场监管局", "演示市邻二县市场监管局", "邻省甲市知识产权局", f"{DISTRICT}人民检察院",
    f"{DISTRICT}人民法院", f"{DISTRICT}公安局", "演示市理工大学", "演示农商银行示例区支行",
)  # fmt: skip
_PARTNER_KINDS = (
    "district",
    "district",
    "district",
    "justice",
    "justice",
    "justice",
    "science",
    "bank",
)
_DUTIES = (
    "统筹试点工作", "专利转化运用", "地理标志培育", "版权保护", "质押融资推进", "企业培育", "司法衔接", "经费保障",
    "软件正版化", "宣传教育", "园区服务", "统计监测",
)  # fmt: skip
_POLICIES = (
    ("知识产权强区建设实施方案", "plan"), ("专利资助与奖励办法", "incentive"), ("知识产权质押融资贴息办法", "incentive"),
    ("商标品牌指导站管理办法", "measure"), ("地理标志专用标志使用管理规定", "measure"), ("知识产权纠纷调解工作指引", "standard"),
    ("关于加强代理行业监管的通知", "notice"), ("专利开放许可试点工作方案", "plan"), ("高价值专利培育中心建设指南", "standard"),
    ("软件正版化工作考核办法", "measure"), ("知识产权人才库管理办法", "measure"), ("试点专项资金管理办法", "measure"),
)  # fmt: skip
_PROJECTS = (
    ("动力电池产业专利导航", "navigation_industry"), ("企业专利导航", "navigation_firm"), ("高价值专利培育", "cultivation"),
    ("专利组合运营", "portfolio"), ("关键技术攻关", "technology"), ("花椒地理标志示范区", "gi_zone"),
    ("商业秘密保护试点", "trade_secret"), ("拟上市企业知识产权辅导", "listing"), ("古镇文物修缮", "restoration"),
)  # fmt: skip


def _spent(d: Draft) -> Decimal:
    planned = Decimal(str(d.row["planned_amount"]))
    share_spent = d.chance.whole(30, 82) if d.row["year"] == LAST.year else d.chance.whole(78, 101)
    return (planned * share_spent / 100).quantize(Decimal(1))


_FORMS = (
    Form("budgets", "预算与支出", 4 * len(_LINES), "", {
        "year": lambda d: 2023 + d.number // len(_LINES),
        "name": each(*(name for name, _ in _LINES)),
        "code": lambda d: f"演示预{d.row['year']}-{d.number % len(_LINES) + 1:02d}",
        "fund_source": each(*(source for _, source in _LINES)),
        "planned_amount": money(8, 320),
        "adjusted_amount": share(25, lambda d: Decimal(str(d.row["planned_amount"])) * 9 / 10),
        "spent_amount": _spent,
        "as_of": lambda d: min(date(int(str(d.row["year"])), 12, 31), LAST),
        "performance": ("按季度考核，资金不结转", "服务企业满意度不低于九成", ""),
    }),
    Form("cooperation_agreements", "协作协议", 16, "signed_on", {
        "partner_names": each(*_PARTNERS),
        "kind": each(*_PARTNER_KINDS),
        "name": lambda d: f"与{d.row['partner_names']}知识产权协作协议（{d.day.year}）",
        "number": share(85, "演示协〔{d.day.year}〕{d.n}号"),
        "ends_on": share(80, term("signed_on", 3)),
        "actions_count": whole(0, 9),
        "content": ("线索移送、联合执法、信息共享", "案件会商、证据移送", "成果转化、人才共育"),
        "result": share(60, ("开展联合行动2次", "已移送线索5条", "召开会商会1次")),
    }, first=date(2022, 4, 25)),
    Form("duties", "职责分工", 48, "valid_from", {
        "subject": lambda d: _DUTIES[d.number % len(_DUTIES)],
        "member_name": lambda d: ORGANS[(d.number * 7) % len(ORGANS)],
        "role": ("lead", "support", "support", "responsible"),
        "document_number": share(88, "演示府办〔2024〕{d.n}号"),
        "valid_until": share(10, date(2025, 12, 31)),
        "details": ("按月报送进展", "年底前完成并提交佐证材料", ""),
    }, first=date(2024, 6, 3), last=date(2025, 3, 3)),
    Form("grants", "奖补资金", 320, "approved_on", {
        "number": share(96, "演示奖补{d.day.year}{d.n:04d}"),
        "year": lambda d: d.day.year,
        "payee_name": FIRM,
        "kind": ("patent", "patent", "trademark", "certificate", "pledge", "standard", "award", "gi"),
        "subject": lambda d: f"{d.day.year}年度第{d.number % 4 + 1}批奖补（{d.n}）",
        "policy_number": share(92, "演示府办规〔2024〕3号"),
        "amount": lambda d: Decimal(d.chance.whole(1, 60) * 2500),
        "paid_on": share(94, after("approved_on", 15, 90)),
        "bank_account": "0000000000000000",
        "reclaimed_on": share(3, after("paid_on", 90, 400)),
        "reclaimed_amount": lambda d: d.row["amount"] if d.row["reclaimed_on"] else None,
        "region": HOME,
    }),
    Form("memberships", "联席会议成员", 54, "joined_on", {
        "member_name": lambda d: ORGANS[d.number % len(ORGANS)],
        "body": lambda d: ("joint", "leading", "office")[d.number // len(ORGANS)],
        "role": lambda d: "head" if d.number % len(ORGANS) == 0 else d.chance.one(("member", "member", "liaison")),
        "person_name": "{d.person}",
        "title": ("副局长", "副主任", "科长", "四级调研员"),
        "phone": "00000000000",
        "left_on": share(12, after("joined_on", 200, 700)),
        "document_number": share(85, "演示联〔2024〕{d.n}号"),
    }, first=date(2024, 6, 3), last=date(2026, 3, 2)),
    Form("policies", "政策文件", len(_POLICIES), "issued_on", {
        "name": each(*(f"{DISTRICT}{name}" for name, _ in _POLICIES)),
        "kind": each(*(kind for _, kind in _POLICIES)),
        "document_number": share(92, "演示府办规〔{d.day.year}〕{d.n}号"),
        "level": share(85, "district", "city"),
        "issuer_name": (f"{GOVERNMENT}办公室", GOVERNMENT, f"{DISTRICT}市场监督管理局"),
        "effective_on": after("issued_on", 10, 40),
        "ends_on": share(75, term("issued_on", 3)),
        "summary": ("明确牵头单位、时限和考核要求", "对首次通过认定的企业给予一次性奖励", "规范使用与监督检查"),
        "url": "https://example.org/policies/{d.n}",
    }, first=date(2023, 2, 13), last=date(2026, 7, 6)),
    Form("projects", "项目", 72, "approved_on", {
        "name": lambda d: f"{_PROJECTS[d.number % len(_PROJECTS)][0]}项目（{d.day.year}-{d.n:02d}）",
        "kind": each(*(kind for _, kind in _PROJECTS)),
        "number": share(92, "演示项{d.day.year}{d.n:03d}"),
        "lead_name": FIRM,
        "partner_names": share(70, ("演示市理工大学", "示例丁知识产权服务有限公司")),
        "industry": "{d.firm.industry}",
        "started_on": after("approved_on", 5, 40),
        "planned_end_on": lambda d: term("started_on", d.chance.whole(1, 2))(d),
        "accepted_on": share(80, after("started_on", 300, 760)),
        "state_now": lambda d: "ended" if d.chance.often(4) and not d.row["accepted_on"] else
                     stage(("", "planned"), ("started_on", "running"), ("accepted_on", "accepted"))(d),
        "budget_amount": money(10, 260),
        "subsidy_amount": share(65, lambda d: Decimal(str(d.row["budget_amount"])) * d.chance.whole(2, 5) / 10),
        "patents_count": where_is("state_now", "accepted", whole(1, 14), 0),
        "result": where_is("state_now", "accepted", ("按期验收，形成导航报告", "延期后验收", ""), ""),
        "region": HOME,
    }),
)  # fmt: skip


def office(where: World) -> tuple[InventedSheet, ...]:
    return sheets(where, FILE, _FORMS)
