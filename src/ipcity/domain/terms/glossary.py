"""The product's words: one English word per Chinese term, with what it rests on.

Source: WIPO's and the laws' own words; ``docs/reference/glossary.md`` is written from here.
"""

from __future__ import annotations

from dataclasses import dataclass

LAW, PLAN, PRODUCT = "法律与权利", "方案与指标", "系统用语"
GROUPS = (PLAN, LAW, PRODUCT)


@dataclass(frozen=True)
class Term:
    chinese: str
    english: str
    meaning: str
    basis: str
    group: str


def _term(group: str, chinese: str, english: str, meaning: str, basis: str) -> Term:
    return Term(chinese, english, meaning, basis, group)


TERMS = (
    _term(
        PLAN,
        "方案",
        "plan",
        "本级政府印发的试点工作方案，是目标、任务和分工的唯一来源。",
        "本区方案",
    ),
    _term(
        PLAN, "方案版本", "plan version", "方案的一次采纳；修订形成新版本，旧版本保留。", "系统规定"
    ),
    _term(
        PLAN,
        "试点工作",
        "programme",
        "一个地方在一个周期内按方案开展的全部工作。",
        "国知发运字〔2024〕2号",
    ),
    _term(PLAN, "工作目标", "goal", "方案“工作目标”部分的一条，下含若干指标。", "本区方案"),
    _term(PLAN, "量化指标", "target", "写明数量的要求，含比较方式、数值、单位和口径。", "本区方案"),
    _term(PLAN, "趋势要求", "trend", "只写方向、未写数量的要求。", "本区方案"),
    _term(PLAN, "建设成果", "deliverable", "须建成、出台或举办的事项。", "本区方案"),
    _term(PLAN, "行动", "action", "方案中统领若干任务的一级标题。", "本区方案"),
    _term(PLAN, "任务", "task", "方案中有责任单位的一项工作。", "本区方案"),
    _term(PLAN, "举措", "measure", "任务之内的一句具体做法。", "本区方案"),
    _term(PLAN, "保障措施", "safeguard", "方案末尾关于组织、经费、考核的要求。", "本区方案"),
    _term(PLAN, "责任分工", "assignment", "任务后括号内的一组责任单位。", "本区方案"),
    _term(
        PLAN,
        "牵头单位",
        "lead unit",
        "对任务负总责的单位；方案写明排名第一为牵头的从其规定。",
        "本区方案",
    ),
    _term(PLAN, "配合单位", "supporting unit", "协助牵头单位的单位。", "本区方案"),
    _term(
        PLAN, "口径", "reading", "方案未写明算法时选定的计算方法，须经批准并留存理由。", "系统规定"
    ),
    _term(PLAN, "基准年", "baseline year", "计算增长和新增的起点年度。", "本区方案"),
    _term(
        PLAN,
        "进度要求",
        "expected path",
        "每一年应达到的数值，用来判断是否按进度推进。",
        "系统规定",
    ),
    _term(
        PLAN,
        "常住人口",
        "resident population",
        "实际居住半年以上的人口，不是户籍人口。",
        "国家统计口径（待核实）",
    ),
    _term(
        LAW,
        "发明专利",
        "invention patent",
        "对产品、方法的新技术方案授予的专利，期限20年。",
        "专利法（期限见第四十二条）",
    ),
    _term(
        LAW,
        "高价值发明专利",
        "high-value invention patent",
        "符合统计口径所列情形之一的有效发明专利。",
        "“十四五”国家知识产权保护和运用规划（国发〔2021〕20号，文号待核实）",
    ),
    _term(
        LAW,
        "战略性新兴产业",
        "strategic emerging industry",
        "国家统计局分类目录所列产业，用专利分类号对照。",
        "国家统计局令第23号、国知办函规字〔2021〕121号（均待核实）",
    ),
    _term(
        LAW,
        "专利转让",
        "assignment of a patent",
        "专利权移转他人，自登记之日生效。",
        "专利法第十条",
    ),
    _term(LAW, "专利许可", "patent licence", "许可他人实施专利。", "专利法"),
    _term(
        LAW,
        "开放许可",
        "open licence",
        "声明愿意许可任何人实施并明码标价的许可方式。",
        "专利法第五十条",
    ),
    _term(
        LAW,
        "专利产品备案",
        "product filing",
        "企业申报使用专利的产品，经备案通过。",
        "国知办函运字〔2022〕985号",
    ),
    _term(
        LAW,
        "专利密集型产品",
        "patent-intensive product",
        "备案后按产品类别评价达到基准的产品。",
        "国知办函运字〔2022〕985号、〔2023〕584号",
    ),
    _term(
        LAW,
        "专利导航",
        "patent navigation",
        "用专利数据辅助产业和企业决策的工作。",
        "GB/T 39551—2020",
    ),
    _term(
        LAW,
        "质押登记",
        "registration of a pledge",
        "以专利权、商标专用权出质，自登记时设立。",
        "民法典，国家知识产权局公告第461号（专利）、第358号（商标）（均待核实）",
    ),
    _term(
        LAW,
        "注册商标",
        "registered trademark",
        "经核准注册的商标，有效期10年，可续展。",
        "商标法（期限待核实）",
    ),
    _term(
        LAW,
        "地理标志",
        "geographical indication",
        "标示产品来自某地、其品质由该地决定的标志。",
        "商标法、地理标志产品保护办法",
    ),
    _term(
        LAW,
        "植物新品种",
        "plant variety",
        "人工选育或由野生植物改良而来、具备新颖性等条件的品种。",
        "国务院令第807号",
    ),
    _term(LAW, "布图设计", "layout design", "集成电路元件与线路的三维配置。", "国务院令第842号"),
    _term(
        LAW,
        "商业秘密",
        "trade secret",
        "不为公众所知、有商业价值并已采取保密措施的信息。",
        "反不正当竞争法",
    ),
    _term(
        LAW,
        "非正常申请",
        "abnormal filing",
        "不以保护创新为目的的专利申请，分八类。",
        "国家知识产权局令第77号第三条",
    ),
    _term(
        LAW,
        "行政裁决",
        "administrative adjudication",
        "管理专利工作的部门对侵权纠纷作出的处理。",
        "国家知识产权局令第81号",
    ),
    _term(LAW, "行政处罚", "administrative penalty", "对违法行为依法给予的处罚。", "行政处罚法"),
    _term(
        LAW,
        "立案",
        "opening of a case",
        "决定对线索进行调查处理。",
        "市场监管处罚程序规定第十八条、第十九条",
    ),
    _term(
        LAW,
        "结案",
        "closing of a case",
        "处理决定执行完毕或者案件终结后的审批手续，不同于作出决定。",
        "市场监管处罚程序规定第七十七条",
    ),
    _term(
        LAW,
        "信息公示",
        "publication",
        "在规定期限内向社会公布处罚决定信息。",
        "市场监管总局令第45号",
    ),
    _term(
        LAW,
        "双随机、一公开",
        "random inspection",
        "随机选对象、随机派人员、公开结果的抽查。",
        "国发〔2019〕5号（待核实）",
    ),
    _term(PRODUCT, "单位", "unit", "承担试点工作的部门、镇街和园区。", "系统规定"),
    _term(PRODUCT, "岗位", "post", "设在单位下、带有一种角色的位置；工作跟着岗位走。", "系统规定"),
    _term(PRODUCT, "任岗", "holding", "一人在一段时间内担任一个岗位。", "系统规定"),
    _term(
        PRODUCT,
        "代理",
        "delegation",
        "经审批，由他人在一段时间内代行岗位职责，记作“B 代 A”。",
        "系统规定",
    ),
    _term(PRODUCT, "交接", "handover", "一次把某人名下全部未了事项转给另一人。", "系统规定"),
    _term(
        PRODUCT,
        "三员",
        "the three administrators",
        "系统、安全、审计三名管理员，互不兼任，不看业务数据。",
        "GB/T 22239—2019（待核实）、系统规定",
    ),
    _term(
        PRODUCT,
        "审计日志",
        "audit log",
        "只增不改、逐条相扣的操作记录。",
        "GB/T 22239—2019（待核实）、系统规定",
    ),
    _term(
        PRODUCT,
        "脱敏",
        "masking",
        "隐去个人信息的部分字符；查看原文须有理由。",
        "个人信息保护法第五十一条、系统规定",
    ),
    _term(
        LAW,
        "法定期限",
        "statutory term",
        "自某一事项起算的时间，按文件、版本和条款计到届满日。",
        "行政处罚程序规定第八十条",
    ),
    _term(
        LAW,
        "顺延",
        "roll",
        "届满日不上班的，移到下一个上班日；小时不顺延。",
        "行政处罚程序规定第八十条",
    ),
    _term(
        LAW,
        "不计入的期间",
        "suspension",
        "检测、公告、中止等不算在期限内的时间，重叠的只扣一次。",
        "行政处罚程序规定第六十四条",
    ),
    _term(PRODUCT, "期限证明", "proof of a deadline", "可脱离系统重算的逐日计算过程。", "系统规定"),
    _term(PRODUCT, "方案包", "pack", "一个地方的方案、单位和口径数据，不含程序。", "系统规定"),
    _term(
        PRODUCT, "编译", "compile", "逐句读出方案中的目标、任务和分工，并标明原文位置。", "系统规定"
    ),
    _term(PRODUCT, "采纳", "adopt", "办公室负责人确认后使一个版本成为正式版本。", "系统规定"),
    _term(PRODUCT, "台账", "ledger", "一类记录的登记簿，指标数值由台账计算。", "系统规定"),
    _term(PRODUCT, "无数据", "no records", "台账尚无记录，不等于零。", "系统规定"),
    _term(
        PRODUCT, "演示数据", "demonstration data", "为演示编写的内容，不代表真实情况。", "系统规定"
    ),
)


def as_markdown() -> str:
    """The glossary as the reference page of the documentation."""
    lines = [
        "# 术语表",
        "",
        "由 `domain/terms/glossary.py` 生成，请勿手改（`make fix`）。页面、公文、接口和代码都用这里的词。",
    ]
    for group in GROUPS:
        lines += ["", f"## {group}", "", "| 中文 | English | 含义 | 依据 |", "|---|---|---|---|"]
        lines += [
            f"| {t.chinese} | {t.english} | {t.meaning} | {t.basis} |"
            for t in TERMS
            if t.group == group
        ]
    return "\n".join(lines) + "\n"
