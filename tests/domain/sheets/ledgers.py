"""Invented ledgers and small sheets for the tests of ``domain/sheets``."""

from __future__ import annotations

import re

from ipcity.domain.sheets.cells import Merge, Row, Sheet, Value, column_of
from ipcity.domain.sheets.reading import BodyRow, read_table
from ipcity.domain.sheets.recognising import Recognition, recognise
from ipcity.domain.sheets.specs import Choice, FieldSpec, Kind

KINDS = (Choice("invention", "发明"), Choice("utility", "实用新型"), Choice("design", "外观设计"))
STATES = (Choice("valid", "有效"), Choice("lapsed", "失效"), Choice("pending", "审中"))
ENDS = (
    Choice("fee", "未缴年费"), Choice("expired", "期限届满"), Choice("abandoned", "放弃"),
    Choice("invalidated", "宣告无效"), Choice("refused", "驳回"), Choice("withdrawn", "撤回"),
)  # fmt: skip
PATENTS = (
    FieldSpec("application_number", "申请号", ("专利号",)),
    FieldSpec("publication_number", "公开号", ("公开（公告）号",)),
    FieldSpec("grant_number", "授权公告号"),
    FieldSpec("kind", "专利类型", kind=Kind.CHOICE, choices=KINDS, required=True),
    FieldSpec("title", "名称", ("专利名称", "标题"), required=True),
    FieldSpec("holder_name", "权利人", ("申请（专利权）人", "专利权人", "申请人")),
    FieldSpec("inventors", "发明人"),
    FieldSpec("filed_on", "申请日", kind=Kind.DATE),
    FieldSpec("published_on", "公开日", kind=Kind.DATE),
    FieldSpec("granted_on", "授权公告日", ("授权日",), kind=Kind.DATE),
    FieldSpec("ended_on", "终止日", kind=Kind.DATE),
    FieldSpec("ended_by", "终止原因", kind=Kind.CHOICE, choices=ENDS),
    FieldSpec("stated_status", "文件所载状态", ("法律状态",), kind=Kind.CHOICE, choices=STATES),
    FieldSpec("ipc_main", "主分类号"),
    FieldSpec("ipc", "分类号"),
    FieldSpec("address", "权利人地址"),
    FieldSpec("agency_name", "代理机构"),
    FieldSpec("region", "属地", ("镇街", "所在镇街"), kind=Kind.REFERENCE),
    FieldSpec("remark", "备注"),
)
TRADEMARKS = (
    FieldSpec("registration_number", "注册号"),
    FieldSpec("name", "商标名称"),
    FieldSpec("nice_class", "国际分类", kind=Kind.INTEGER),
    FieldSpec("holder_name", "商标权人", ("注册人", "申请人")),
    FieldSpec("filed_on", "申请日", kind=Kind.DATE),
    FieldSpec("registered_on", "注册公告日", kind=Kind.DATE),
    FieldSpec("expires_on", "专用权期限至", kind=Kind.DATE),
    FieldSpec("is_shared", "共有商标", ("是否共有商标",), kind=Kind.BOOLEAN),
    FieldSpec("remark", "备注"),
)
PLEDGES = (
    FieldSpec("registration_number", "质押登记号", ("登记号",)),
    FieldSpec("pledgor_name", "出质人", ("企业名称", "借款企业")),
    FieldSpec("bank_name", "质权人", ("银行", "贷款银行")),
    FieldSpec("registered_on", "质押登记日", ("登记日期",), kind=Kind.DATE),
    FieldSpec("loan_amount", "放款金额", ("贷款金额", "融资金额"), kind=Kind.MONEY, measure="元"),
    FieldSpec("released_on", "放款日", ("放款日期",), kind=Kind.DATE),
    FieldSpec("loan_due_on", "贷款到期日", ("到期日",), kind=Kind.DATE),
    FieldSpec("interest_rate", "年利率", ("利率",), kind=Kind.DECIMAL, measure="%"),
    FieldSpec("rights_count", "件数", ("专利件数",), kind=Kind.INTEGER, measure="件"),
    FieldSpec("region", "属地", ("镇街",), kind=Kind.REFERENCE),
    FieldSpec("remark", "备注"),
)
LEDGERS = {"patents": PATENTS, "trademarks": TRADEMARKS, "pledges": PLEDGES}


def sheet(*rows: tuple[Value, ...] | None, merges: str = "", name: str = "Sheet1") -> Sheet:
    """Rows from row 1 on, None for an empty one; ``merges`` as Excel writes them: "A1:C1 B2:B4"."""
    filled = tuple(
        Row(number, row)
        for number, row in enumerate(rows, 1)
        if row and any(c is not None for c in row)
    )
    width = max((len(row.cells) for row in filled), default=0)
    ranges = tuple(merge(each) for each in merges.split())
    return Sheet(name, filled, len(rows), width, ranges)


def merge(written: str) -> Merge:
    first, top, last, bottom = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", written).groups()
    return Merge(int(top), column_of(first), int(bottom), column_of(last))


def fields(recognition: Recognition, table: int = 0) -> dict[str, str]:
    """Heading → field of the mapped columns."""
    return {c.heading: c.field for c in recognition.tables[table].columns if c.field}


def body(of: Sheet, ledger: str | None = None, table: int = 0) -> list[BodyRow]:
    found = recognise(of, LEDGERS, ledger)
    chosen = found.tables[table]
    return list(read_table(of, chosen, LEDGERS[chosen.ledger or "patents"], file="样表.xlsx"))


def records(of: Sheet, ledger: str | None = None) -> list[dict[str, object]]:
    return [row.values for row in body(of, ledger) if not row.skipped]
