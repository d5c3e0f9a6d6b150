"""Choices and yes or no as ledgers write them: labels, other words, and lists of legal events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from ipcity.domain.sheets.cells import Value, shown
from ipcity.domain.sheets.readings import EMPTY, Reading, error, warning
from ipcity.domain.sheets.specs import Choice, FieldSpec
from ipcity.domain.sheets.spellings import loose, plain

_YES: Final = frozenset(
    "是 √ ✓ ✔ ☑ 对 有 y yes true t 1 已 真 v ○ ● 已办 已完成 属于 需要 应".split()
)
_NO: Final = frozenset(
    "否 × ✗ ✘ ☒ x 错 无 n no false f 0 未 不 不是 没有 假 非 未办 未完成 不属于 不需要".split()
)

# Words that exports use for a choice, by a word of its label: the ledgers' own labels differ, the
# things meant do not. Sources: the value columns of patent and trade-mark exports.
_SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "发明": (
        "发明专利", "发明授权", "授权发明", "发明申请", "发明公开", "发明公布", "发明专利申请", "发明授权公告",
        "中国发明", "中国发明专利", "中国发明申请", "中国授权发明", "pct发明", "pct进入中国国家阶段的发明", "1", "b", "a", "c",
        "invention", "8",
    ),
    "实用新型": ("新型", "实用", "实用新型专利", "实用新型授权", "中国实用新型", "utilitymodel", "pct实用新型", "2", "u", "y", "9"),
    "外观设计": ("外观", "外观专利", "外观设计专利", "外观设计授权", "中国外观设计", "design", "3", "s", "d"),
    "有效": (
        "有权", "授权", "已授权", "授权有效", "专利权维持", "维持", "维持有效", "有效专利", "专利有效", "有效状态", "存续", "权利维持",
        "授予专利权", "专利权有效", "授权后", "在有效期", "权利恢复", "保护期限延长", "等年费滞纳金", "专利权质押合同登记",
        "专利实施许可合同备案", "专利权人的姓名或者名称、地址的变更", "部分无效", "专利权部分无效", "active", "granted",
    ),
    "失效": (
        "无权", "无效", "终止", "专利权终止", "未缴年费", "未缴年费专利权终止", "未缴年费终止", "期限届满", "届满终止", "权利终止", "放弃",
        "主动放弃", "避重放弃", "避免重复授权放弃", "全部撤销", "全部无效", "专利权全部无效", "专利权有效期届满", "宣告无效", "驳回",
        "撤回", "视为撤回", "视撤", "申请终止", "视为放弃", "未授权", "inactive", "expired", "lapsed", "ceased",
    ),
    "审中": (
        "在审", "审查中", "实审", "实质审查", "实质审查的生效", "实质审查生效", "公开", "公布", "申请中", "未决", "受理", "待审", "公开未授权",
        "等待实审", "等待实审提案", "一通出案待答复", "一通回案实审", "进入实审", "初审合格", "pending", "审查",
    ),
    "未缴年费": ("未缴年费终止", "未缴年费专利权终止", "未缴年费终止失效", "欠费终止", "因费用终止"),
    "期限届满": ("届满", "届满终止", "专利权有效期届满", "期满", "期限届满终止"),
    "放弃": ("主动放弃", "放弃专利权", "避重放弃", "避免重复授权放弃专利权", "避免重复授权放弃", "视为放弃"),
    "宣告无效": ("无效宣告", "全部无效", "专利权全部无效", "宣告专利权全部无效", "全部撤销", "无效"),
    "驳回": ("申请驳回", "驳回申请", "发明专利申请公布后的驳回", "驳回不予受理", "注册申请驳回", "已驳回"),
    "撤回": ("视为撤回", "视撤", "主动撤回", "发明专利申请公布后的视为撤回", "撤回专利申请", "撤回商标注册申请"),
    "已注册": ("注册", "有效", "注册成功", "商标已注册", "核准注册", "已核准", "注册公告", "维持注册", "续展", "商标续展完成", "商标转让完成", "撤销/无效宣告申请审查中", "商标变更完成", "有效注册"),
    "申请中": ("等待实质审查", "注册申请等待受理通知书发文", "初审公告", "审查中", "商标注册申请中", "等待受理", "实质审查", "申请受理", "待审中", "初步审定", "注册申请初步审定", "流程中"),
    "期满未续展": ("期满未续展注销商标", "已失效", "已无效", "商标已无效", "商标无效", "过期", "已过期", "失效", "期满", "商标期满"),
    "注销或撤回": ("注销", "已注销", "商标已注销", "商标注销", "申请人撤回"),
    "撤销": ("已撤销", "商标已撤销", "撤三", "连续三年不使用撤销"),
    "一般商标": ("一般", "普通商标", "普通", "文字商标", "商品商标", "服务商标"),
    "国家级": ("国家", "中央", "中央级", "央级", "中央媒体", "央媒", "部级", "部委级", "全国"),
    "省级": ("省", "省部级", "省市级", "直辖市级"),
    "市级": ("市", "地市级", "市厅级", "重庆市级"),
    "区县级": ("区级", "县级", "区", "县", "本级", "区（县）级", "县处级", "本区"),
    "商标专用权": ("商标", "商标权", "注册商标专用权", "注册商标"),
    "专利权": ("专利",),
    "监督检查": ("检查发现", "执法检查", "日常检查", "双随机检查", "专项检查", "巡查发现", "主动发现"),
    "投诉举报": ("投诉", "举报", "12315", "12345", "来信来访"),
    "上级交办": ("交办", "上级转办", "转办", "督办"),
    "移送": ("其他部门移送", "部门移送", "外地移送"),
    "高等院校": ("高校", "大学", "学院", "大专院校", "高校院所", "普通高校"),
    "科研院所": ("科研机构", "研究院所", "研究院", "研究所", "科研单位"),
    "个人": ("自然人", "个体"),
    "计算机软件": ("软件", "软著", "软件著作权", "计算机软件著作权"),
    "商标侵权": ("侵犯注册商标专用权", "注册商标专用权", "侵犯商标权", "侵害商标权", "假冒注册商标"),
    "假冒专利": ("冒充专利",),
    "著作权侵权": ("侵犯著作权", "侵害著作权", "盗版"),
    "侵犯商业秘密": ("侵害商业秘密",),
    "地理标志商标": ("地理标志证明商标", "地理标志集体商标", "证明商标", "集体商标"),
    "地理标志保护产品": ("国家地理标志保护产品", "保护产品"),
    "企业人员": ("企业", "企业知识产权管理人员"),
    "知识产权合规管理体系认证": ("gb/t29490", "gb/t 29490-2023", "gb/t 29490-2013", "29490", "知识产权管理体系", "知识产权管理体系认证", "知识产权贯标"),
    "ISO 56005试点企业": ("iso56005", "56005"),
    "独占许可": ("独占", "独占实施许可"),
    "排他许可": ("排他", "独家许可"),
    "普通许可": ("普通", "普通实施许可", "一般许可"),
    "集体商标": ("集体",),
    "证明商标": ("证明",),
}  # fmt: skip
# Words of search tools for every right that is over, whatever ended it.
_BROAD: Final = frozenset({"无效", "失效", "已失效", "已无效", "商标已无效", "商标无效"})
# Two kinds in one word: “优势示范企业” says neither.
_TOGETHER: Final = re.compile(r"优势[和与及]?示范")
_EVENT: Final = re.compile(r"((?:19|20)\d{2})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?")
_DEPTH: Final = 8
OTHER: Final = "其他"


def read_boolean(value: Value) -> Reading:
    """是/否, √/×, 1/0; an empty cell says nothing."""
    if isinstance(value, bool):
        return Reading(value)
    word = plain(shown(value)).strip("。.()[]")
    if word in _YES:
        return Reading(True)
    if word in _NO:
        return Reading(False)
    return error("不是“是”或“否”，请改为“是”或“否”。")


def read_choice(value: Value, spec: FieldSpec) -> Reading:
    """The choice meant: its stored value, label, other words, or the latest of a list of events."""
    written = shown(value).strip()
    index = _index(spec.choices)
    found = index.get(plain(written)) or index.get(loose(plain(written)))
    if found:
        broad = loose(plain(written)) in _BROAD and {"宣告无效", "期满未续展"} <= _labels(spec)
        said = f"“{written}”没有说明是到期、撤销还是宣告无效，请按原件核对。"
        return warning(found, said) if broad else Reading(found)
    event = _latest_event(written)
    if event:
        word, day = event
        chosen = _inside(word, index)
        if chosen:
            return warning(chosen, f"是带日期的经过，取最近一项 {day}“{word[:20]}”。")
    near = _inside(written, index)
    if near:
        return Reading(near)
    short = _shortened(written, spec.choices)
    if short:
        return warning(short.value, f"按“{short.label}”计，请核对。")
    allowed = "、".join(choice.label for choice in spec.choices[:_DEPTH])
    if spec.name.startswith("stated_"):
        return warning(None, f"看不出是{allowed}中的哪一种，按空白处理，状态以日期推算为准。")
    other = next((choice for choice in spec.choices if choice.label == OTHER), None)
    if other and not spec.required:
        return warning(other.value, f"不在可选的值里，按“{OTHER}”计；有更合适的请改。")
    more = " 等" if len(spec.choices) > _DEPTH else ""
    return error(f"不在可选的值里，请改为{allowed}{more}之一。")


def _labels(spec: FieldSpec) -> set[str]:
    return {choice.label for choice in spec.choices}


def choice_within(text: str, spec: FieldSpec) -> str:
    """The one choice that a title speaks of; "" where it speaks of none or of several."""
    rest = loose(plain(text))
    if _TOGETHER.search(rest):
        return ""
    words = sorted(_index(spec.choices).items(), key=lambda pair: -len(pair[0]))
    meant: set[str] = set()
    for word, value in words:
        if len(word) >= 3 and word in rest:
            meant.add(value)
            rest = rest.replace(word, " ")
    return meant.pop() if len(meant) == 1 else ""


def _shortened(written: str, choices: Sequence[Choice]) -> Choice | None:
    """The only choice whose label holds the word's characters in their order: 商标权, 商标专用权."""
    text = loose(plain(written))
    if len(text) < 3:
        return None
    found = [choice for choice in choices if _runs_through(text, loose(plain(choice.label)))]
    return found[0] if len(found) == 1 else None


def _runs_through(short: str, long: str) -> bool:
    letters = iter(long)
    return len(short) * 2 >= len(long) and all(each in letters for each in short)


@lru_cache(maxsize=500)
def _index(choices: Sequence[Choice]) -> Mapping[str, str]:
    """Every word in one spelling → stored value; a word of two choices belongs to none."""
    found: dict[str, str] = {}
    for form in (plain, _loosely):
        said: dict[str, set[str]] = {}
        for choice in choices:
            for word in (choice.label, *choice.spoken, choice.value):
                said.setdefault(form(word), set()).add(choice.value)
        # A and A+ are one word only when loosely spelled: then the exact spelling decides.
        for word, meant in said.items():
            if word and len(meant) == 1:
                found.setdefault(word, next(iter(meant)))
    for choice in choices:
        for word in _SYNONYMS.get(choice.label, ()):
            found.setdefault(loose(plain(word)), choice.value)
    return found


def _loosely(word: str) -> str:
    return loose(plain(word))


@lru_cache(maxsize=20_000)
def _inside_cached(text: str, index: tuple[tuple[str, str], ...]) -> str:
    hits = [(len(word), choice) for word, choice in index if len(word) >= 2 and word in text]
    if not hits:
        wider = {c for word, c in index if len(text) >= 2 and text in word}
        return wider.pop() if len(wider) == 1 else ""
    longest = max(length for length, _ in hits)
    best = {choice for length, choice in hits if length == longest}
    return best.pop() if len(best) == 1 else ""


def _inside(written: str, index: Mapping[str, str]) -> str:
    """The choice whose longest word stands in the text, or that alone contains the text."""
    text = loose(plain(written))
    return _inside_cached(text, tuple(index.items())) if text and len(text) <= 200 else ""


def _latest_event(text: str) -> tuple[str, date] | None:
    """(what happened, day) of the latest dated entry: “2020.01.01 授权;2023-05-02 未缴年费”."""
    found = list(_EVENT.finditer(text))
    events = []
    for at, one in enumerate(found):
        try:
            day = date(int(one[1]), int(one[2]), int(one[3]))
        except ValueError:
            continue
        after = text[one.end() : found[at + 1].start() if at + 1 < len(found) else None]
        before = text[found[at - 1].end() if at else 0 : one.start()]
        word = _trimmed(after) or _trimmed(before)
        if word:
            events.append((day, -at, word))
    if not events:
        return None
    day, _, word = max(events)
    return word, day


def _trimmed(text: str) -> str:
    return re.split(r"[;；|\n]", text.strip(" \t\n:：,，、()（）;；|-"))[0].strip()


def is_clear(read: Reading) -> bool:
    """Whether the word was understood: an unknown one counted as 其他 was not."""
    return not read.severity or (read.value is not None and f"按“{OTHER}”计" not in read.message)


__all__ = ["EMPTY", "choice_within", "is_clear", "read_boolean", "read_choice"]
