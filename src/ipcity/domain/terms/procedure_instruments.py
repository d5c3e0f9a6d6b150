"""Instruments that set procedural terms only: courts, police, procuratorate, publicity and lists.

Source: public texts of the instruments, each fact with how far it was checked (``Confidence``).
"""

from __future__ import annotations

from datetime import date

from ipcity.domain.terms.versions import (
    CREDIT,
    CRIME,
    DISPUTE,
    PATENT,
    PENALTY,
    READ,
    Instrument,
    S,
    U,
    V,
    one_version,
)

PROCEDURE_INSTRUMENTS = (
    Instrument(
        "enforcement-publicity",
        "关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
        "国务院办公厅",
        "国办发〔2018〕118号",
        PENALTY,
        one_version("2018年", date(2018, 12, 5), U, "内容、期限和印发日待核实。"),
    ),
    Instrument(
        "random-inspection",
        "企业公示信息抽查暂行办法",
        "国家工商行政管理总局",
        "令第67号",
        PENALTY,
        one_version("2014年", date(2014, 10, 1), U, "令号、期限和施行日待核实。"),
    ),
    Instrument(
        "reconsideration-law",
        "中华人民共和国行政复议法",
        "全国人大常委会",
        "",
        PENALTY,
        one_version("2023年修订", date(2024, 1, 1), U, f"{READ}施行日待核实。"),
    ),
    Instrument(
        "administrative-litigation",
        "中华人民共和国行政诉讼法",
        "全国人大常委会",
        "",
        PENALTY,
        one_version("2017年修正", date(2017, 7, 1), U, "期限、条号和施行日待核实。"),
    ),
    Instrument(
        "civil-procedure",
        "中华人民共和国民事诉讼法",
        "全国人大常委会",
        "",
        DISPUTE,
        one_version("2023年修正", date(2024, 1, 1), U, f"{READ}施行日待核实。"),
    ),
    Instrument(
        "mediation-confirmation",
        "关于人民调解协议司法确认程序的若干规定",
        "最高人民法院",
        "法释〔2011〕5号",
        DISPUTE,
        one_version("2011年", date(2011, 3, 30), U, f"{READ}文号和施行日待核实。"),
    ),
    Instrument(
        "mediation-work",
        "人民调解工作若干规定",
        "司法部",
        "令第75号",
        DISPUTE,
        one_version("2002年", date(2002, 11, 1), U, "期限和施行日待核实。"),
    ),
    Instrument(
        "police-procedure",
        "公安机关办理刑事案件程序规定",
        "公安部",
        "",
        CRIME,
        one_version("2020年修正", date(2020, 9, 1), U, f"{READ}施行日待核实。"),
    ),
    Instrument(
        "prosecution-rules",
        "人民检察院刑事诉讼规则",
        "最高人民检察院",
        "",
        CRIME,
        one_version("2019年", date(2019, 12, 30), U, f"{READ}施行日待核实。"),
    ),
    Instrument(
        "reverse-transfer",
        "人民检察院行刑反向衔接工作指引",
        "最高人民检察院",
        "",
        CRIME,
        one_version("2024年", date(2024, 11, 26), S),
    ),
    Instrument(
        "serious-list",
        "市场监督管理严重违法失信名单管理办法",
        "国家市场监督管理总局",
        "令第44号",
        CREDIT,
        one_version("2021年", date(2021, 9, 1), S),
    ),
    Instrument(
        "market-credit-repair",
        "市场监督管理信用修复管理办法",
        "国家市场监督管理总局",
        "国市监信规〔2021〕3号",
        CREDIT,
        one_version("2021年", date(2021, 9, 1), U, "期限和施行日待核实，其后可能有修订。"),
    ),
    Instrument(
        "property-credit",
        "国家知识产权局知识产权信用管理规定",
        "国家知识产权局",
        "国知发保字〔2022〕8号",
        CREDIT,
        one_version(
            "2022年", date(2022, 1, 24), U, "文号和日期有二手资料；认定期限、修复期限待核实。"
        ),
    ),
    Instrument(
        "patent-agency",
        "专利代理条例",
        "国务院",
        "",
        PATENT,
        one_version("2019年施行", date(2019, 3, 1), V),
    ),
    Instrument(
        "mark-agency",
        "商标代理监督管理规定",
        "国家市场监督管理总局",
        "令第63号",
        CREDIT,
        one_version("2022年", date(2022, 12, 1), U, "令号、期限和施行日待核实。"),
    ),
)
