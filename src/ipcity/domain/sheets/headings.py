"""Words of headings beyond what the ledgers declare: which of several holders counts, serial numbers,
what a sheet's title says of its ledger, and columns that help to read others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ledger → field → headings, the one to prefer first where a sheet has several.
SYNONYMS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "patents": {
        "application_number": (
            "申请号", "专利申请号", "专利号", "申请(专利)号", "申请号/专利号", "专利(申请)号", "专利号/申请号", "申请编号",
            "专利号(申请号)", "application number", "appl no", "application no", "patent no", "patent number",
        ),
        "publication_number": (
            "公开(公告)号", "公开号", "专利公开号", "公布号", "公开/公告号", "首次公开号", "申请公布号", "id",
            "publication number", "publication no",
        ),
        "grant_number": ("授权公告号", "授权公布号", "公告号", "授权号", "授权公告编号", "grant number"),
        "kind": ("专利类型", "类型", "专利种类", "专利类别", "类别", "申请类型", "知识产权类型", "patent type", "type"),
        "title": (
            "名称", "专利名称", "发明名称", "标题", "标题(中文)", "发明创造名称", "专利题目", "题名", "授权名称", "title",
        ),
        "holder_name": (
            "当前申请(专利权)人", "当前权利人", "当前专利权人", "最近专利权人[us,jp,kr,cn,ca,au]",
            "标准当前专利权人[us,jp,kr,cn,ca,au]", "专利权人", "申请(专利权)人", "专利权人名称", "权利人名称",
            "权利人", "申请人", "专利权人/申请人", "申请人(专利权人)", "申请人/专利权人", "专利申请人", "申请人名称", "申请单位", "专利权人(单位)",
            "[标]当前申请(专利权)人", "标准化当前权利人", "标准化当前专利权人", "原始申请(专利权)人", "[标]原始申请(专利权)人", "标准化申请人",
            "第一专利权人", "第一申请人", "第一原始申请(专利权)人", "企业名称", "单位名称", "所属单位", "所属企业", "assignee", "applicant", "applicants", "patentee", "owner",
        ),
        "inventors": (
            "发明(设计)人", "发明人", "设计人", "发明人/设计人", "发明人姓名", "当前发明人名称", "inventor/author", "inventor", "inventors",
        ),
        "filed_on": ("申请日", "申请日期", "申请时间", "申请年月日", "filing/creation date", "filing date", "application date"),
        "published_on": ("公开(公告)日", "公开日", "公开日期", "申请公布日", "公布日", "首次公开日", "公开/公告日", "公开(公告)日期", "publication date"),
        "granted_on": (
            "授权公告日", "授权日", "授权公布日", "授权日期", "授权公告日期", "授权时间", "颁证日", "授予日", "公告日", "公告日期",
            "grant date",
        ),
        "ended_on": ("失效日", "终止日", "终止日期", "失效日期", "权利终止日", "专利权终止日"),
        "ended_by": ("终止原因", "失效原因"),
        "address": (
            "地址", "专利权人地址", "当前专利权人地址", "申请人地址", "申请地址", "当前权利人地址", "原始申请(专利权)人地址", "工商注册地址",
        ),
        "stated_status": (
            "专利有效性", "简单法律状态", "专利权状态", "法律状态", "当前法律状态", "最新法律状态", "法律状态/事件", "有效性", "专利状态", "状态",
            "是否有效", "当前状态", "legal status", "status",
        ),
        "ipc_main": ("主分类号", "ipc主分类号", "ipc主分类", "主ipc"),
        "ipc": ("分类号", "ipc分类号", "ipc", "国际专利分类号", "专利分类号", "国际分类号", "全部分类号"),
        "agency_name": ("代理机构", "专利代理机构", "[标]代理机构", "代理机构名称", "代理公司"),
        "abstract": ("摘要", "摘要(中文)", "专利摘要", "申请摘要", "abstract"),
        "claim": ("主权项", "首项权利要求", "首权", "第一权利要求", "独立权利要求"),
        "family_countries": ("同族国家/地区", "境外同族国家"),
    },
    "trademarks": {
        "registration_number": ("注册号", "申请/注册号", "商标注册号", "申请号/注册号", "注册证号", "申请号", "注册号/申请号", "商标号", "商标注册证号"),
        "nice_class": ("国际分类", "类别", "商标类别", "尼斯分类", "类号", "国际分类号", "核定类别", "分类", "商品类别"),
        "holder_name": (
            "申请人名称(中文)", "注册人", "商标注册人", "申请人", "权利人", "商标权利人", "持有人", "注册人名称", "申请人名称", "商标所有人",
            "商标持有人", "企业名称", "单位名称",
        ),
        "registered_on": ("注册公告日期", "注册日期", "注册公告日", "注册日", "核准注册日期", "注册时间"),
        "filed_on": ("申请日期", "商标申请日期", "申请日", "申请时间"),
        "international_on": ("国际注册日期", "国标注册日期"),
        "expires_on": ("专用权期限", "专用期限", "有效期至", "商标有效期", "有效期", "有效期限", "专用期", "专用权期限至", "到期日期", "专用期限截止", "专用权截止日期"),
        "kind": ("商标性质", "商标种类", "商标类型"),
        "sort": ("商标类型", "商品服务类型"),
        "stated_status": ("商标状态", "商标流程状态", "流程状态", "商标流程", "当前流程"),
    },
    "licences": {
        "ends_on": ("许可期限至", "许可期限", "许可有效期", "合同期限", "许可期"),
        "is_internal": ("集团内部", "是否关联企业", "是否关联方", "是否集团内部", "是否内部许可", "关联关系"),
    },
    "open_licences": {
        "declarant_kind": ("声明人类型", "权利人类型", "专利权人类型", "许可人类型", "单位性质"),
        "royalty": ("许可使用费标准", "许可使用费支付方式和标准", "许可使用费支付标准", "许可费用", "收费标准", "许可费用标准"),
    },
    "assignments": {
        "direction": ("转让方向", "转让类型", "转移类型", "流向"),
        "is_internal": ("集团内部", "是否关联企业", "是否关联方"),
    },
    "qualifications": {
        "granted_on": ("认定日", "确定日期", "公布时间", "批准日期", "获评时间", "授牌时间", "评定日期", "批准时间", "通过时间"),
    },
    "products": {"patent_numbers": ("关联专利号", "主要专利号", "核心专利号", "备案专利号", "涉及专利号", "主要专利")},
    "practitioners": {"qualified_on": ("取得资格日", "首次执业时间", "首次执业日期", "执业时间", "资格取得时间")},
    "layout_designs": {"registered_on": ("登记日", "颁证日", "登记公告日", "公告日")},
    "pledges": {"loan_amount": ("放款金额", "发放贷款", "实际放款", "发放金额", "贷款发放额", "实际发放贷款")},
    "instructions": {"document_name": ("所批文件", "材料名称", "报送材料名称", "信息名称", "专报名称")},
    "court_cases": {
        "court_name": ("审理法院", "承办法院", "审判法院", "经办法院", "审理机关"),
        "result": ("裁判结果", "结案方式", "审理结果"),
    },
    "grants": {
        "subject": ("奖补事项", "奖补项目", "资助事项", "奖励项目", "奖励事项", "奖补事由", "资助内容"),
        "policy_number": ("依据文号", "文件依据", "政策文件", "政策依据文件", "政策文号"),
    },
    "survey_answers": {
        "answered_on": ("提交答卷时间", "提交时间", "答题时间", "填写时间", "结束答题时间"),
        "serial": ("问卷编号", "答卷编号", "编号", "答题序号", "序号", "id"),
    },
    "cases": {
        "decision_number": ("行政处罚决定书文号", "处罚决定书文号", "决定书文号", "处罚文号", "行政处罚决定文书号"),
        "party_name": ("被处罚当事人", "当事人", "当事人名称", "行政相对人名称", "被处罚人", "被处罚单位", "违法主体"),
        "organ_name": ("作出处罚决定的机关名称", "处罚机关", "办案单位", "办案机关", "作出处罚决定机关"),
        "decided_on": ("作出处罚决定的日期", "处罚决定日期", "处罚日期", "决定日期", "作出决定日期"),
        "fine_amount": ("罚款金额", "罚款"),
        "total_amount": ("罚没总金额", "罚没款", "罚没款金额", "罚没金额", "罚没合计", "罚没款合计"),
        "kind": ("案件类型", "违规类型", "违法类型", "违法行为类型", "案件性质", "案件类别"),
        "uscc": ("工商注册号/统一社会信用代码", "统一社会信用代码", "注册号/统一社会信用代码"),
    },
    "publications": {
        "published_on": (
            "公示起日期", "公示日期", "公示时间", "公示开始日期", "国家企业信用公示系统公示时间", "企业信用公示系统公示时间",
            "公示系统公示时间",
        ),
        "ends_on": ("公示止日期", "公示截止日期", "公示结束日期"),
        "due_on": ("公示期限至", "应公示截止日", "应公示截止日期", "应公示日", "法定公示期限", "公示时限"),
        "credit_published_on": ("信用中国公示日", "信用中国公示时间", "信用网站公示时间", "双公示时间"),
        "exempt_kind": ("不公示原因", "未公示原因", "不公示理由", "未公示理由"),
    },
}  # fmt: skip

# A period whose last day is meant, where a ledger has one field for it.
PERIODS: Final = (
    "期限", "有效期", "有效期限", "服务期限", "服务期", "合同期限", "协议期限", "授权期限", "使用期限", "许可期限", "托管期限", "起止日期",
    "起止时间", "起止年月", "合同有效期",
)  # fmt: skip
# Questions of a survey: what they ask for, the likeliest first.
QUESTIONS: Final[Mapping[str, tuple[tuple[str, str, float], ...]]] = {
    "survey_answers": (
        (r"总体.{0,12}满意|满意.{0,6}总体", "answer", 90.0),
        (r"满意(?:度|吗|程度)|是否满意", "answer", 84.0),
        (r"[您你].{0,8}(?:身份|属于|类型|性质|职业|代表)", "respondent", 84.0),
        (r"意见|建议", "comment", 80.0),
    ),
}

# Columns that carry no field of their own. Role → headings.
ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "serial": ("序号", "序", "编号序", "no", "no.", "行号", "顺序号", "排序", "项次", "#", "号"),
    "kind_code": ("文献种类代码", "文献种类", "文献类型代码", "公开类型", "kindcode"),
    "office": ("受理局", "公开国别", "国别", "受理国家"),
    "link": ("链接到incopat", "result link", "representative figure link", "链接", "详情", "操作"),
}
# Read when nothing better says why a right ended or when it was last known.
LEGAL_STATES: Final = (
    "当前法律状态", "最新法律状态", "法律状态", "法律状态/事件", "专利权状态", "专利有效性", "简单法律状态", "商标状态",
)  # fmt: skip
# A heading of the two numbers or dates that a document has before and after grant.
EITHER: Final[Mapping[str, tuple[str, str]]] = {
    "公开公告号": ("publication_number", "grant_number"),
    "公开公告日": ("published_on", "granted_on"),
    "公开公告日期": ("published_on", "granted_on"),
    "专利公开号": ("publication_number", "grant_number"),
    "公开号": ("publication_number", "grant_number"),
    "publicationnumber": ("publication_number", "grant_number"),
    "publicationdate": ("published_on", "granted_on"),
    "id": ("publication_number", "grant_number"),
}
# What a title, a sheet's name or a file's name says of the ledger; longer words count first.
TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "pledges": ("质押", "融资"),
    "assignments": ("专利转让", "转让"),
    "open_licences": ("开放许可声明", "开放许可"),
    "licences": ("许可备案", "实施许可", "许可"),
    "products": ("密集型产品", "专利产品备案"),
    "awards": ("专利奖", "获奖", "奖"),
    "patents": ("专利",),
    "trademarks": ("商标",),
    "geographical_indications": ("地理标志", "地标"),
    "copyrights": ("著作权", "版权", "作品登记", "软件登记"),
    "plant_varieties": ("植物新品种", "品种权"),
    "layout_designs": ("布图设计",),
    "qualifications": (
        "高新技术企业",
        "科技型企业",
        "专精特新",
        "小巨人",
        "优势企业",
        "示范企业",
        "资质",
        "认定名单",
    ),
    "publications": ("公示",),
    "cases": ("案件", "行政处罚", "办案", "立案", "裁决"),
    "software_checks": ("正版化", "软件正版"),
    "instructions": ("批示",),
    "media_reports": ("媒体报道", "报道", "宣传报道"),
    "survey_answers": ("满意度", "问卷", "答卷"),
    "trainings": ("培训",),
    "events": ("活动",),
    "statistics": ("统计", "研发经费", "常住人口"),
    "organisations": ("单位名录", "企业名录", "主体名录", "机构名录"),
}


# Titles of sheets that hold people or tasks, not records.
NO_LEDGER: Final = (
    "签到", "通讯录", "值班", "排班", "考勤", "工资", "座次", "日程安排", "议程", "任务分解", "任务清单", "责任分解", "工作计划", "工作要点",
)  # fmt: skip


def title_words(ledger: str, label: str) -> tuple[str, ...]:
    """Words of a title that speak for a ledger; ``label`` is its Chinese name."""
    return (*TITLES.get(ledger, ()), *((label,) if label and label != ledger else ()))
