"""约谈整改: calling a party in, naming what is to be put right by when, and looking again.

Source: no instrument fixes terms for it; the day to put things right is the one in the paper. The
basis for each district's practice is 待核实. It replaces neither a penalty nor a transfer.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ipcity.domain.cases.declarations import (
    Field,
    Form,
    Kind,
    Move,
    Paper,
    Standing,
    State,
    Who,
)
from ipcity.domain.cases.shared_parts import WHY, day_known

OFFICER, HEAD = (Who.OFFICER,), (Who.HEAD,)
REASONS: Final = (
    ("risk", "存在侵权、违法隐患"),
    ("repeated", "多次被投诉举报"),
    ("platform", "平台未尽知识产权保护管理责任"),
    ("agency", "代理机构执业不规范"),
    ("other", "其他需要约谈的情形"),
)


def _to_come(standing: Standing) -> str:
    day = day_known(standing, "rectify_by")
    return "整改期限应在办理日期之后" if day and day <= standing.on else ""


def _later_than_before(standing: Standing) -> str:
    former = standing.known.get("rectify_by")
    day = day_known(standing, "rectify_by")
    if not isinstance(former, str) or not former or day is None:
        return ""
    return "" if day > date.fromisoformat(former[:10]) else f"新的期限应晚于原定的{former[:10]}"


STATES: Final = (
    State("proposed", "拟约谈，待批准"),
    State("approved", "待约谈"),
    State("rectifying", "整改中"),
    State("rechecking", "已报告整改，待复查"),
    State("rectified", "整改合格", is_final=True),
    State("escalated", "转线索核查", is_final=True),
    State("dropped", "不约谈", is_final=True),
)  # fmt: skip
_DONE: Final = (("result", "=handled"), ("verified_on", "on"))
_BY: Final = Field("rectify_by", "整改期限", Form.DAY)

MOVES: Final = (
    Move("approve", "批准约谈", ("proposed",), "approved", HEAD, "", (WHY,)),
    Move("drop", "不予约谈", ("proposed", "approved"), "dropped", HEAD, "", (WHY,), sets=_DONE),
    Move("call", "送达约谈通知", ("approved",), "", OFFICER, "", (Field("interview_on", "约谈日",
         Form.DAY), Field("place", "约谈地点")), needs=("interview_notice",)),
    Move("interview", "进行约谈，提出整改要求", ("approved",), "rectifying", OFFICER, "",
         (Field("statement", "被约谈人的说明", Form.LONG), Field("demands", "整改要求", Form.LONG),
         _BY), needs=("interview_record",), guards=(_to_come,), two_officers=True),
    Move("prolong", "同意延长整改", ("rectifying",), "", HEAD, "", (_BY, WHY), guards=(_to_come,
         _later_than_before)),
    Move("report", "收到整改报告", ("rectifying",), "rechecking", OFFICER, "", (Field("measures",
         "整改措施", Form.LONG),), needs=("rectification_report",)),
    Move("not_enough", "复查不合格，继续整改", ("rechecking",), "rectifying", OFFICER, "",
         (Field("lacking", "仍需整改的问题", Form.LONG), _BY), needs=("recheck_record",),
         guards=(_to_come,), two_officers=True),
    Move("pass_recheck", "复查合格", ("rechecking",), "rectified", OFFICER, "", (Field("recheck",
         "复查情况", Form.LONG),), needs=("recheck_record",), two_officers=True, sets=(*_DONE,
         ("replied_on", "on"))),
    Move("escalate", "发现违法或者拒不整改，转线索核查", ("approved", "rectifying", "rechecking"),
         "escalated", HEAD, "", (WHY,), grows="clue", note="约谈不代替行政处罚，也不代替移送。",
         sets=_DONE),
)  # fmt: skip
PAPERS: Final = (
    Paper("interview_notice", "约谈通知书", ("{{被举报人}}：",
         "因{{约谈事由}}，定于{{约谈日}}在{{约谈地点}}对你（单位）进行约谈，请法定代表人或者负责人按时参加。",
         "承办人员：{{办案人员}}"), "被举报人"),
    Paper("interview_record", "约谈笔录", ("被约谈人：{{被举报人}}",
         "约谈日期：{{约谈日}}\u3000地点：{{约谈地点}}", "约谈事由：{{约谈事由}}",
         "约谈人员：{{办案人员}}", "被约谈人说明：{{被约谈人的说明}}", "整改要求：{{整改要求}}",
         "整改期限：{{整改期限}}", "被约谈人签名：")),
    Paper("rectification_report", "整改报告"),
    Paper("recheck_record", "整改复查记录", ("被约谈人：{{被举报人}}", "整改要求：{{整改要求}}",
         "整改措施：{{整改措施}}", "复查情况：{{复查情况}}", "复查人员：{{办案人员}}")),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="interview",
        title="约谈整改",
        version=1,
        since=date(2024, 1, 1),
        ledger="clues",
        mark="约",
        basis="行政约谈制度",
        states=STATES,
        moves=MOVES,
        opening=(Field("reason", "约谈事由", Form.CHOICE, REASONS),),
        row=(("source_kind", "other"),),
        papers=PAPERS,
        unverified=("约谈没有统一的法定期限，整改期限以文书为准，依据待核实。",),
    ),
)
