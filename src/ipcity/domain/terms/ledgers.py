"""What the programme's ledgers are called in Chinese, by the names under which packs speak of them.

Source: the product's own list of ledgers; a name that is not here is shown as it is written.
"""

from __future__ import annotations

from typing import Final

LEDGER_LABELS: Final = {
    "organisations": "单位名录",
    "qualifications": "企业资质认定",
    "research_platforms": "研发平台",
    "awards": "奖励",
    "copyrights": "著作权登记",
    "geographical_indications": "地理标志",
    "layout_designs": "集成电路布图设计",
    "madrid_registrations": "马德里国际注册",
    "patents": "专利",
    "plant_varieties": "植物新品种",
    "trade_secret_sites": "商业秘密保护点",
    "trademarks": "商标",
    "achievements": "科技成果",
    "assignments": "专利转让",
    "licences": "专利许可",
    "needs": "技术需求",
    "offers": "专利供给",
    "open_licences": "专利开放许可声明",
    "products": "专利密集型产品备案",
    "bank_products": "金融产品",
    "credit_loans": "知识价值信用贷款",
    "pledges": "知识产权质押",
    "campaigns": "专项行动",
    "cases": "案件",
    "clues": "案件线索",
    "court_cases": "司法案件",
    "credit_records": "信用记录",
    "draws": "随机抽取",
    "inspections": "检查记录",
    "officers": "执法人员",
    "protected_names": "重点保护名录",
    "protected_signs": "重点保护标识",
    "publications": "案件信息公示",
    "software_checks": "软件正版化检查",
    "agencies": "代理机构",
    "practitioners": "从业人员",
    "service_agreements": "托管服务协议",
    "service_items": "公共服务事项",
    "service_points": "服务站点",
    "services": "服务记录",
    "brands": "区域品牌",
    "education_bases": "教育培训基地",
    "events": "宣传活动",
    "heritage_items": "非遗与文物项目",
    "media_reports": "媒体报道",
    "trainings": "培训",
    "typical_cases": "典型案例",
    "budgets": "预算与支出",
    "cooperation_agreements": "协作协议",
    "deliverables": "建设成果",
    "duties": "职责分工",
    "grants": "奖补资金",
    "instructions": "领导批示",
    "meetings": "会议",
    "memberships": "联席会议成员",
    "policies": "政策文件",
    "projects": "项目",
    "statistics": "统计数据",
    "survey_answers": "满意度调查答卷",
}


def ledger_words(names: str) -> tuple[str, ...]:
    """“patents, statistics” → 专利, 统计数据."""
    found = (name.strip() for name in names.split(","))
    return tuple(LEDGER_LABELS.get(name, name) for name in found if name)
