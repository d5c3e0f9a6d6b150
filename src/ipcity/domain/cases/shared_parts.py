"""Parts that several kinds of case are put together from: usual fields, extending and suspending.

Basis: each kind names the article; the grounds of a suspension are those of the term's own rule.
"""

from __future__ import annotations

from typing import Final

from ipcity.domain.cases.declarations import Field, Form, Move, Who

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
