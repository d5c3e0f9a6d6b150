"""Instruments on the programme itself, on rights, their use and the ladders of enterprises.

Source: public texts of the instruments, each fact with how far it was checked (``Confidence``).
"""

from __future__ import annotations

from datetime import date

from ipcity.domain.terms.versions import (
    FINANCE,
    LADDER,
    MARK,
    PATENT,
    PROGRAMME,
    READ,
    RIGHTS,
    Instrument,
    S,
    U,
    V,
    Version,
    one_version,
)

RIGHTS_INSTRUMENTS = (
    Instrument(
        "pilot-notice",
        "关于确定国家知识产权强市建设试点示范城市、强县建设试点示范县的通知",
        "国家知识产权局",
        "国知发运字〔2024〕2号",
        PROGRAMME,
        one_version(
            "2024年1月发布",
            date(2024, 1, 1),
            U,
            "文号、发布月份和试点期限（2024年1月至2026年12月）有二手资料；具体日期待核实，暂按当月1日。",
        ),
    ),
    Instrument(
        "patent-law",
        "中华人民共和国专利法",
        "全国人大常委会",
        "",
        PATENT,
        one_version("2020年修正", date(2021, 6, 1), U, f"{READ}施行日待核实。"),
    ),
    Instrument(
        "patent-rules",
        "中华人民共和国专利法实施细则",
        "国务院",
        "",
        PATENT,
        one_version("2023年修订", date(2024, 1, 20), U, f"{READ}施行日待核实。"),
    ),
    Instrument(
        "high-value",
        "“十四五”国家知识产权保护和运用规划（高价值发明专利口径）",
        "国务院",
        "国发〔2021〕20号",
        PATENT,
        (
            Version(
                "HV-2021（五类）",
                date(2021, 1, 1),
                None,
                U,
                "现行默认口径，用于2021年以来的数据。五类内容有二手资料；出处和文号待核实。",
            ),
            Version(
                "HV-2026（四类，不含质押融资类）",
                date(2026, 1, 1),
                None,
                U,
                "仅见一处二手资料，未启用；经国家知识产权局确认后再用。",
                enabled=False,
            ),
        ),
    ),
    Instrument(
        "filing-conduct",
        "规范申请专利行为的规定",
        "国家知识产权局",
        "令第77号",
        PATENT,
        one_version("2024年施行", date(2024, 1, 20), U, "2024年施行已核对；具体施行日待核实。"),
    ),
    Instrument(
        "priority-examination",
        "专利优先审查管理办法",
        "国家知识产权局",
        "",
        PATENT,
        (
            Version(
                "2017年",
                date(2017, 8, 1),
                date(2026, 9, 1),
                U,
                "停止适用日有二手资料；施行日待核实。",
            ),
            Version("2026年", date(2026, 9, 1), None, S),
        ),
    ),
    Instrument(
        "trademark-law",
        "中华人民共和国商标法",
        "全国人大常委会",
        "",
        MARK,
        (
            Version(
                "2019年修正",
                date(2019, 11, 1),
                date(2027, 1, 1),
                U,
                f"{READ}停止适用日已核对；施行日待核实。",
            ),
            Version(
                "2026年修订", date(2027, 1, 1), None, V, "2026年6月26日修订，共87条，条号有变动。"
            ),
        ),
    ),
    Instrument(
        "mark-conduct",
        "规范商标申请注册行为若干规定",
        "国家市场监督管理总局",
        "令第17号",
        MARK,
        one_version(
            "2019年施行", date(2019, 12, 1), U, "2019年施行已核对；令号和具体施行日待核实。"
        ),
    ),
    Instrument(
        "geographical-products",
        "地理标志产品保护办法",
        "国家知识产权局",
        "令第80号",
        MARK,
        one_version(
            "2024年施行", date(2024, 2, 1), U, "2024年施行已核对；令号和具体施行日待核实。"
        ),
    ),
    Instrument(
        "collective-marks",
        "集体商标、证明商标注册和管理规定",
        "国家知识产权局",
        "令第79号",
        MARK,
        one_version("2024年施行", date(2024, 2, 1), U, "令号和施行日待核实。"),
    ),
    Instrument(
        "layout-designs",
        "集成电路布图设计保护条例",
        "国务院",
        "令第300号；令第842号",
        RIGHTS,
        (
            Version(
                "2001年（令第300号）",
                date(2001, 10, 1),
                date(2026, 10, 15),
                U,
                "停止适用日已核对；施行日待核实。",
            ),
            Version("2026年（令第842号）", date(2026, 10, 15), None, V),
        ),
    ),
    Instrument(
        "plant-varieties",
        "中华人民共和国植物新品种保护条例",
        "国务院",
        "令第807号",
        RIGHTS,
        (
            Version(
                "2014年修订",
                date(2014, 7, 29),
                date(2025, 6, 1),
                U,
                "停止适用日已核对；施行日待核实。",
            ),
            Version("2025年（令第807号）", date(2025, 6, 1), None, V),
        ),
    ),
    Instrument(
        "unfair-competition",
        "中华人民共和国反不正当竞争法",
        "全国人大常委会",
        "",
        RIGHTS,
        (
            Version(
                "2019年修正", date(2019, 4, 23), date(2025, 10, 15), U, "施行日和停止适用日待核实。"
            ),
            Version(
                "2025年修订", date(2025, 10, 15), None, U, "2025年修订有二手资料；施行日待核实。"
            ),
        ),
    ),
    Instrument(
        "trade-secrets",
        "商业秘密保护规定",
        "国家市场监督管理总局",
        "",
        RIGHTS,
        (
            Version("关于禁止侵犯商业秘密行为的若干规定（1998年修订）", None, date(2026, 6, 1), S),
            Version("商业秘密保护规定（2026年）", date(2026, 6, 1), None, S, "2026年2月24日公布。"),
        ),
    ),
    Instrument(
        "pledge-registration",
        "专利权质押登记办法",
        "国家知识产权局",
        "公告第461号",
        FINANCE,
        one_version("2021年", date(2021, 11, 15), U, "公告号和施行日待核实。"),
    ),
    Instrument(
        "open-licence-fee",
        "关于专利开放许可实施期间年费减免的公告",
        "国家知识产权局",
        "公告第594号",
        FINANCE,
        one_version(
            "2024年",
            date(2024, 8, 6),
            U,
            "公告号和2024年8月6日这一日期已核对；是否当日起适用、公告全称待核实。",
        ),
    ),
    Instrument(
        "product-filing",
        "专利产品备案和专利密集型产品认定工作通知",
        "国家知识产权局办公室",
        "国知办函运字〔2022〕985号",
        FINANCE,
        one_version(
            "2022年",
            date(2022, 11, 1),
            U,
            "文号和2022年11月有二手资料；通知全称和具体日期待核实，暂按当月1日。",
        ),
    ),
    Instrument(
        "graded-smes",
        "优质中小企业梯度培育管理办法",
        "工业和信息化部",
        "工信部企业〔2022〕63号；〔2026〕2号",
        LADDER,
        (
            Version("2022年（63号）", None, date(2026, 4, 1), S),
            Version("2026年（2号）", date(2026, 4, 1), None, S, "2026年小巨人复核仍按2022年办法。"),
        ),
    ),
    Instrument(
        "tech-smes",
        "科技型中小企业评价办法",
        "科学技术部等",
        "国科发政〔2017〕115号；工企业函〔2026〕160号",
        LADDER,
        (
            Version(
                "科技部组织年度评价",
                None,
                date(2026, 6, 1),
                U,
                "2017年办法继续有效，2026年改换组织部门，有二手资料；切换日待核实。",
            ),
            Version(
                "工业和信息化部组织（2026年度）",
                date(2026, 6, 1),
                None,
                U,
                "2026年申报时间6月1日至8月31日，有二手资料；联合制定机关和切换日待核实，暂按申报首日。",
            ),
        ),
    ),
    Instrument(
        "high-tech",
        "高新技术企业认定管理办法",
        "科学技术部、财政部、国家税务总局",
        "国科发火〔2016〕32号",
        LADDER,
        one_version(
            "2016年", date(2016, 1, 1), U, "文号和有效状态有二手资料；制定机关和施行日待核实。"
        ),
    ),
    Instrument(
        "iso-56005",
        "创新管理知识产权国际标准实施试点",
        "国家知识产权局办公室等",
        "国知办发运字〔2023〕23号",
        LADDER,
        one_version(
            "2023年",
            date(2023, 4, 28),
            U,
            "文号和2023年4月28日这一日期有二手资料；通知全称、联合发文单位和起始日待核实。",
        ),
    ),
)
