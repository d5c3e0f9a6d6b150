"""Instruments on penalties, disputes, crime and credit, and on papers and their security.

Source: public texts of the instruments, each fact with how far it was checked (``Confidence``).
"""

from __future__ import annotations

from datetime import date

from ipcity.domain.terms.versions import (
    CREDIT,
    CRIME,
    DISPUTE,
    PAPER,
    PENALTY,
    READ,
    Instrument,
    S,
    U,
    V,
    Version,
    one_version,
)

CONDUCT_INSTRUMENTS = (
    Instrument(
        "penalty-law",
        "中华人民共和国行政处罚法",
        "全国人大常委会",
        "",
        PENALTY,
        one_version("2021年修订", date(2021, 7, 15), V),
    ),
    Instrument(
        "penalty-procedure",
        "市场监督管理行政处罚程序规定",
        "国家市场监督管理总局",
        "令第2号",
        PENALTY,
        one_version(
            "2022年修正",
            date(2022, 9, 29),
            U,
            "2018年公布，2021年、2022年由令第42号、第61号修正，正文已核对。"
            "2022年9月29日是修正日，修正后的施行日待核实。",
        ),
    ),
    Instrument(
        "penalty-publication",
        "市场监督管理行政处罚信息公示规定",
        "国家市场监督管理总局",
        "令第45号",
        PENALTY,
        one_version("2021年", date(2021, 9, 1), V),
    ),
    Instrument(
        "complaints",
        "市场监督管理投诉举报处理办法",
        "国家市场监督管理总局",
        "令第20号；令第121号",
        PENALTY,
        (
            Version(
                "令第20号（暂行办法）",
                date(2020, 1, 1),
                date(2026, 4, 15),
                U,
                f"{READ}停止适用日有二手资料；施行日待核实。",
            ),
            Version("令第121号", date(2026, 4, 15), None, S, "未见全文，期限由办公室录入后启用。"),
        ),
    ),
    Instrument(
        "adjudication",
        "专利纠纷行政裁决和调解办法",
        "国家知识产权局",
        "令第81号",
        DISPUTE,
        (
            Version("专利行政执法办法（纠纷处理部分）", None, date(2025, 2, 1), V),
            Version("令第81号", date(2025, 2, 1), None, V, "令号为81，不是82。"),
        ),
    ),
    Instrument(
        "peoples-mediation",
        "中华人民共和国人民调解法",
        "全国人大常委会",
        "",
        DISPUTE,
        one_version("2010年", date(2011, 1, 1), U, f"{READ}通过年份和施行日待核实。"),
    ),
    Instrument(
        "case-transfer",
        "行政执法机关移送涉嫌犯罪案件的规定",
        "国务院",
        "令第310号",
        CRIME,
        one_version(
            "2020年修订", date(2020, 8, 7), U, f"{READ}2020年8月7日是修订日，修订后的施行日待核实。"
        ),
    ),
    Instrument(
        "ip-crime",
        "关于办理侵犯知识产权刑事案件适用法律若干问题的解释",
        "最高人民法院、最高人民检察院",
        "法释〔2025〕5号",
        CRIME,
        (
            Version(
                "2004、2007、2020年三个解释",
                None,
                date(2025, 4, 26),
                U,
                "由2025年解释取代已核对；停止适用日待核实。",
            ),
            Version(
                "2025年解释", date(2025, 4, 26), None, U, "定罪数额已核对；文号和施行日待核实。"
            ),
        ),
    ),
    Instrument(
        "credit-repair",
        "信用修复管理办法",
        "国家发展和改革委员会",
        "令第36号",
        CREDIT,
        (
            Version(
                "2023年试行办法",
                date(2023, 5, 1),
                date(2026, 4, 1),
                U,
                "停止适用日有二手资料；施行日待核实。",
            ),
            Version("令第36号", date(2026, 4, 1), None, S),
        ),
    ),
    Instrument(
        "document-format",
        "党政机关公文格式",
        "国家质量监督检验检疫总局、国家标准化管理委员会",
        "GB/T 9704—2012",
        PAPER,
        one_version(
            "2012年版",
            date(2012, 7, 1),
            U,
            "版式内容和2025年5月复审继续有效有二手资料；实施日和发布机构待核实。",
        ),
    ),
    Instrument(
        "security-baseline",
        "信息安全技术 网络安全等级保护基本要求",
        "国家市场监督管理总局、国家标准化管理委员会",
        "GB/T 22239—2019",
        PAPER,
        one_version("2019年版", date(2019, 12, 1), U, "要求内容和实施日待核实。"),
    ),
    Instrument(
        "cybersecurity-law",
        "中华人民共和国网络安全法",
        "全国人大常委会",
        "",
        PAPER,
        (
            Version(
                "2016年", date(2017, 6, 1), date(2026, 1, 1), U, f"{READ}施行日和停止适用日待核实。"
            ),
            Version("2025年修正", date(2026, 1, 1), None, U, "修正内容、条号和施行日待核实。"),
        ),
    ),
    Instrument(
        "personal-information",
        "中华人民共和国个人信息保护法",
        "全国人大常委会",
        "",
        PAPER,
        one_version("2021年", date(2021, 11, 1), U, f"{READ}通过年份和施行日待核实。"),
    ),
)
