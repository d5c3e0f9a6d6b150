"""Invented 督办事项: what each asks for, and its moves, counted in days before the day of the invention."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ipcity.domain.supervision.evidence import Requirement
from ipcity.domain.supervision.items import Move
from ipcity.domain.terms.comparators import Comparator

TRAININGS = "own.trainings-of-year"
TRAININGS_TEXT = f"""code: {TRAININGS}
version: 1
name: 本年举办的知识产权培训
unit: 场
places: 0
words: 截至统计日本年举办的知识产权培训场数
basis: 演示数据
measure:
  count:
    ledger: trainings
    flow: {{date: held_on, span: year}}
"""


@dataclass(frozen=True)
class Done:
    """One move so many days ago; ``on``: the date typed beside it, as days ago too."""

    move: Move
    ago: int
    remark: str = ""
    progress: int | None = None
    on: int | None = None


@dataclass(frozen=True)
class Story:
    """``lead`` and ``support`` are keys of units, ``due`` days from the day of the invention."""

    title: str
    lead: str
    due: int
    done: tuple[Done, ...] = ()
    support: tuple[str, ...] = ()
    deliverable: str = ""
    evidence: tuple[Requirement, ...] = ()
    cycle: str = ""
    is_backfill: bool = False


def at_least(code: str, figure: int, *, per_unit: bool = True) -> Requirement:
    return Requirement(code, Comparator.AT_LEAST, Decimal(figure), per_unit)


def _issued(ago: int, *more: Done) -> tuple[Done, ...]:
    """Set up and handed out ``ago`` days ago, then ``more``."""
    return (Done(Move.SET_UP, ago), Done(Move.ISSUE, ago), *more)


def _signed(ago: int, *more: Done) -> tuple[Done, ...]:
    return _issued(ago, Done(Move.SIGN, ago - 1), *more)


def _fed(ago: int, words: str) -> Done:
    return Done(Move.FEED_BACK, ago, words, 100, ago)


OFFICE = "market-regulation"
STORIES: tuple[Story, ...] = (
    Story(
        "举办知识产权质押融资政银企对接会", OFFICE, -40,
        _signed(120, _fed(48, "已举办对接会，14家企业与银行签约。"), Done(Move.REVIEW, 46),
                Done(Move.CONCLUDE, 45), Done(Move.CLOSE, 40)),
        ("financial-development", "banking-supervision"), "签约名单和会议总结",
    ),
    Story(
        "完成商标品牌指导站挂牌", OFFICE, -30,
        _signed(130, _fed(24, "五个指导站全部挂牌。"), Done(Move.REVIEW, 22), Done(Move.CONCLUDE, 20)),
        ("subdistrict-01", "town-01"), "挂牌照片和名册",
    ),
    Story(
        "开展高价值专利培育项目中期检查", "science", 20,
        _signed(60, _fed(4, "12个项目全部检查完毕，报告已报送。")), (OFFICE,), "中期检查报告",
    ),
    Story(
        "举办企业知识产权培训", OFFICE, 38,
        _signed(100),
        ("economy-information",), "培训签到册和总结", (at_least(TRAININGS, 2),),
    ),
    Story(
        "建立行业知识产权预警机制", "economy-information", 38,
        _signed(150, Done(Move.PROGRESS, 60, "已完成调研。", 30), Done(Move.ACCEPT_PROGRESS, 58, "", 30)),
        (OFFICE, "commerce"), "预警报告两期",
    ),
    Story(
        "核查国家地理标志产品专用标志使用", "agriculture", -12,
        _signed(90, Done(Move.PROGRESS, 20, "已核查过半。", 55), Done(Move.ACCEPT_PROGRESS, 18, "", 55)),
        (OFFICE,), "核查台账",
    ),
    Story(
        "报送知识产权保护典型案例", "procuratorate", 4,
        _signed(30, Done(Move.PROGRESS, 6, "案例初稿已成。", 90), Done(Move.ACCEPT_PROGRESS, 5, "", 90)),
        ("public-security", "justice"), "典型案例不少于三件",
    ),
    Story(
        "推进软件正版化年度检查", "publicity-department", 60,
        _signed(10, Done(Move.PROGRESS, 2, "已部署自查。", 25)), (OFFICE,), "检查报告",
    ),
    Story("编制园区知识产权服务指南", "shuangfu-park", 75, _issued(3), (OFFICE,), "服务指南定稿"),
    Story(
        "完善专利转化对接清单", "science", -8,
        _signed(80, _fed(12, "清单已编制。"), Done(Move.SEND_BACK, 9, "清单缺少企业需求，请补充后再报。")),
        (OFFICE, "economy-information"), "供需对接清单",
    ),
    Story(
        "开展非遗知识产权保护调研", "culture-tourism", 15,
        _signed(45, Done(Move.ASK_EXTENSION, 2, "传承人外出采风，访谈须推迟。", on=-45)),
        (OFFICE,), "调研报告",
    ),
    Story(
        "修订知识产权奖补办法", OFFICE, 50,
        _signed(100, Done(Move.ASK_EXTENSION, 40, "须再次征求意见。", on=-50),
                Done(Move.GRANT_EXTENSION, 38, "同意，请按期办结。", on=-50)),
        ("financial-development",), "奖补办法修订稿",
    ),
    Story(
        "按季报送重点企业知识产权动态", OFFICE, 60,
        _signed(230, _fed(140, "二季度动态已报送。"), Done(Move.REVIEW_ROUND, 138),
                _fed(48, "三季度动态已报送。"), Done(Move.REVIEW_ROUND, 46)),
        (), "季度动态", cycle="quarterly",
    ),
    Story(
        "印发知识产权强区建设任务分工", OFFICE, -500,
        (Done(Move.SET_UP, 520), Done(Move.ISSUE, 540, on=540), Done(Move.SIGN, 538, on=538),
         Done(Move.FEED_BACK, 505, "分工方案已印发。", 100, on=505), Done(Move.REVIEW, 504, on=504),
         Done(Move.CONCLUDE, 503, on=503), Done(Move.CLOSE, 503, on=503)),
        (), "分工方案", is_backfill=True,
    ),
    Story("组织专利代理机构双随机检查", OFFICE, 90, (Done(Move.SET_UP, 1),), (), "检查通报"),
    Story(
        "争取知识产权工作正向批示", OFFICE, 38,
        _signed(200), (), "批示件", (at_least("instructions.positive-of-year", 1, per_unit=False),),
    ),
)  # fmt: skip
