"""行政指导: advice that nobody is bound to follow, given, followed up, and closed.

Source: no instrument fixes terms for it (待核实). Whoever does not follow it suffers nothing for that;
what is unlawful goes its own way as a clue.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ipcity.domain.cases.declarations import Field, Form, Kind, Move, Paper, State, Who
from ipcity.domain.cases.shared_parts import WHY

OFFICER, HEAD = (Who.OFFICER,), (Who.HEAD,)
FORMS: Final = (
    ("advice", "建议"),
    ("reminder", "提醒、告诫"),
    ("training", "宣讲、培训"),
    ("model", "示范、推荐文本"),
    ("help", "帮扶、协调"),
)
STATES: Final = (
    State("proposed", "拟指导，待批准"),
    State("approved", "待送达"),
    State("given", "已指导，待回访"),
    State("followed", "已采纳", is_final=True),
    State("not_followed", "当事人不采纳", is_final=True),
    State("dropped", "不予指导", is_final=True),
    State("escalated", "转线索核查", is_final=True),
)  # fmt: skip
_DONE: Final = (("result", "=handled"), ("verified_on", "on"))

MOVES: Final = (
    Move("approve", "批准行政指导", ("proposed",), "approved", HEAD, "", (Field("advice",
         "指导内容", Form.LONG),)),
    Move("drop", "不予指导", ("proposed", "approved"), "dropped", HEAD, "", (WHY,), sets=_DONE),
    Move("give", "送达行政指导书", ("approved",), "given", OFFICER, "", (Field("given_to",
         "接收人"),), needs=("guidance_letter",), sets=(("replied_on", "on"),)),
    Move("visit", "回访", ("given",), "", OFFICER, "", (Field("visit", "回访情况", Form.LONG),)),
    Move("follow", "当事人采纳，办结", ("given",), "followed", OFFICER, "", (Field("effect",
         "采纳情况和效果", Form.LONG),), sets=_DONE),
    Move("not_follow", "当事人不采纳，办结", ("given",), "not_followed", OFFICER, "", (WHY,),
         note="行政指导没有强制力，不得因不采纳而作不利处理。", sets=_DONE),
    Move("escalate", "发现违法线索，转线索核查", ("approved", "given"), "escalated", HEAD, "",
         (WHY,), grows="clue", sets=_DONE),
)  # fmt: skip
PAPERS: Final = (
    Paper("guidance_letter", "行政指导书", ("{{被举报人}}：", "结合你（单位）的情况，就{{线索内容}}提出以下建议，供参考：", "{{指导内容}}", "本指导书不具有强制力，是否采纳由你（单位）自主决定。", "联系人员：{{办案人员}}"), "被举报人"),
    Paper("visit_record", "行政指导回访记录", ("对象：{{被举报人}}", "指导内容：{{指导内容}}", "回访情况：{{回访情况}}", "回访人员：{{办案人员}}")),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="guidance",
        title="行政指导",
        version=1,
        since=date(2024, 1, 1),
        ledger="clues",
        mark="导",
        basis="行政指导制度",
        states=STATES,
        moves=MOVES,
        opening=(Field("form", "指导方式", Form.CHOICE, FORMS),),
        row=(("source_kind", "other"),),
        papers=PAPERS,
        unverified=("行政指导没有统一的法定期限，依据待核实。",),
    ),
)
