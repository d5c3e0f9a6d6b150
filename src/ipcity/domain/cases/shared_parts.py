"""Parts that several kinds of case are put together from: usual fields, extending and suspending.

Basis: each kind names the article; the grounds of a suspension are those of the term's own rule.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from ipcity.domain.cases.declarations import Field, Form, Guard, Move, Standing, Who
from ipcity.domain.terms.days import day_of

WHY: Final = Field("why", "理由", Form.LONG)
SUBJECTS: Final = (
    ("trademark", "商标侵权"),
    ("patent_passing", "假冒专利"),
    ("patent_dispute", "专利侵权纠纷"),
    ("copyright", "著作权侵权"),
    ("gi", "地理标志侵权"),
    ("special_sign", "特殊标志侵权"),
    ("trade_secret", "侵犯商业秘密"),
    ("unfair", "不正当竞争"),
    ("agency", "代理违法"),
    ("abnormal", "非正常申请"),
    ("other", "其他"),
)
TESTING: Final = ("检测", "检验", "检疫", "鉴定")
TESTS: Final = (*TESTING, "权利人辨认")
NOT_FILED: Final = (
    ("minor", "违法行为轻微并及时改正，没有造成危害后果"),
    ("first", "初次违法且危害后果轻微并及时改正"),
    ("no-fault", "当事人有证据足以证明没有主观过错"),
    ("conditions", "不符合立案条件"),
    ("other", "依法可以不予立案的其他情形"),
)
# 程序规定 第十九条: all of them, or there is no filing.
FILING_CONDITIONS: Final = (
    ("prima_facie", "有证据初步证明存在违法行为"),
    ("punishable", "依法应当给予行政处罚"),
    ("own_jurisdiction", "属于本机关管辖"),
    ("within_limitation", "在给予行政处罚的法定期限内"),
)
CAUSE_FIELDS: Final = (Field("kind", "案件类型", Form.CHOICE, SUBJECTS),)
SERVED_FIELDS: Final = (
    Field("served_on", "送达日", Form.DAY),
    Field(
        "service_mode",
        "送达方式",
        Form.CHOICE,
        (
            ("direct", "直接送达"),
            ("left", "留置送达"),
            ("mail", "邮寄送达"),
            ("electronic", "电子送达（已书面同意）"),
            ("entrusted", "委托送达"),
            ("notice", "公告送达"),
        ),
    ),
)


def extending() -> tuple[Field, ...]:
    """How long and why; the length is checked by the rule of the term."""
    return (Field("n", "延长多少（按期限的单位）", Form.NUMBER), WHY)


def suspending(
    key: str,
    title: str,
    since: tuple[str, ...],
    clock: str,
    who: tuple[Who, ...],
    article: str,
    grounds: tuple[str, ...],
) -> Move:
    """Time that does not count from the day of the move, for one of the rule's grounds."""
    ground = Field(
        "ground", "不计入期限的事由", Form.CHOICE, tuple((each, each) for each in grounds)
    )
    return Move(key, title, since, "", who, article, (ground, WHY), suspends=clock)


def resuming(
    key: str, title: str, since: tuple[str, ...], clock: str, who: tuple[Who, ...], article: str
) -> Move:
    """The term runs again from the day of the move, which counts."""
    return Move(key, title, since, "", who, article, (WHY,), resumes=clock)


def yes_fields(asked: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    """A box to tick for each (name, words)."""
    return tuple(Field(name, words, Form.YES, required=False) for name, words in asked)


def needs_each(asked: tuple[tuple[str, str], ...]) -> Guard:
    """Every box of ``asked`` must be ticked."""

    def told(standing: Standing) -> str:
        lacking = [words for name, words in asked if not standing.given.get(name)]
        return f"不具备：{'、'.join(lacking)}" if lacking else ""

    return told


def after_end_of(clock: str, what: str) -> Guard:
    """Only when the term ``clock`` has run out; a term whose end is not known keeps nobody waiting."""

    def told(standing: Standing) -> str:
        end = standing.ends.get(clock)
        return f"{what}至{end}届满，届满前不能办理" if end and standing.on <= end else ""

    return told


def up_to_end_of(clock: str, what: str) -> Guard:
    """Not any more when the term ``clock`` has run out."""

    def told(standing: Standing) -> str:
        end = standing.ends.get(clock)
        return f"{what}已于{end}届满" if end and standing.on > end else ""

    return told


def not_after_its_day(name: str, words: str) -> Guard:
    """What is told to have happened did not happen after the day of the move."""

    def told(standing: Standing) -> str:
        day = day_known(standing, name)
        return f"{words}{day}晚于办理日期{standing.on}" if day and day > standing.on else ""

    return told


def day_known(standing: Standing, name: str) -> date | None:
    """A day as given now or as an earlier move left it, written or not."""
    value = standing.value(name)
    if isinstance(value, datetime):
        return day_of(value)
    if isinstance(value, date):
        return value
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None
