"""The words that give units their role: labels before a list, endings after it, document-wide rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ipcity.domain.plans.facts import Role
from ipcity.domain.plans.passages import Passage


@dataclass(frozen=True)
class Ending:
    """What an ending says: the role (None keeps the label's) and whether the work is shared out."""

    role: Role | None
    shared: bool = False


# 标签：A、B. The label sets the role of the list after it.
LABELS: Final = {
    **dict.fromkeys(
        "牵头单位 牵头部门 牵头责任单位 责任牵头单位 主办单位 主责单位 牵头 牵头处室 第一责任单位 牵头市领导 主要责任单位".split(),
        Role.LEAD,
    ),
    **dict.fromkeys(
        "配合单位 配合部门 参加单位 参与单位 参加部门 参与部门 协办单位 协同单位 配合责任单位 协助单位 协作单位 配合 支持单位 "
        "参与 协办 责任配合单位 支撑单位".split(),
        Role.SUPPORT,
    ),
    **dict.fromkeys(
        "责任单位 责任部门 落实单位 承办单位 实施单位 完成单位 负责单位 责任主体 责任单位及部门 落实部门 责任处室 各责任单位 实施主体 "
        "责任分工 分工单位 任务分工 责任 负责部门 承担单位".split(),
        Role.RESPONSIBLE,
    ),
    **dict.fromkeys("指导单位 指导部门 业务指导单位".split(), Role.GUIDE),
}
DUE_LABELS: Final = (
    "完成时限",
    "时间要求",
    "完成时间",
    "时限",
    "时间节点",
    "完成期限",
    "推进时限",
    "时限要求",
    "实施时间",
)

# A、B + ending. The longest ending wins.
ENDINGS: Final = {
    "牵头负责": Ending(Role.LEAD),
    "共同牵头": Ending(Role.LEAD),
    "分别牵头": Ending(Role.LEAD),
    "牵头": Ending(Role.LEAD),
    "为牵头单位": Ending(Role.LEAD),
    "牵头实施": Ending(Role.LEAD),
    "牵头落实": Ending(Role.LEAD),
    "牵头推进": Ending(Role.LEAD),
    "主办": Ending(Role.LEAD),
    "按职责分工负责": Ending(None, shared=True),
    "按照职责分工负责": Ending(None, shared=True),
    "按各自职责分工负责": Ending(None, shared=True),
    "根据职责分工负责": Ending(None, shared=True),
    "依职责分工负责": Ending(None, shared=True),
    "按职责分工": Ending(None, shared=True),
    "按照职责分工": Ending(None, shared=True),
    "依职责分工": Ending(None, shared=True),
    "按职责分工落实": Ending(None, shared=True),
    "按照职责分工落实": Ending(None, shared=True),
    "按职责分工推进": Ending(None, shared=True),
    "按职责分工组织实施": Ending(None, shared=True),
    "按职责负责": Ending(None, shared=True),
    "按职责落实": Ending(None, shared=True),
    "按职责": Ending(None, shared=True),
    "按各自职责": Ending(None, shared=True),
    "按各自职责负责": Ending(None, shared=True),
    "分工负责": Ending(None, shared=True),
    "分头负责": Ending(None, shared=True),
    "分头落实": Ending(None, shared=True),
    "分头实施": Ending(None, shared=True),
    "按职责分工配合": Ending(Role.SUPPORT, shared=True),
    "按照职责分工配合": Ending(Role.SUPPORT, shared=True),
    "按职责配合": Ending(Role.SUPPORT, shared=True),
    "分工配合": Ending(Role.SUPPORT, shared=True),
    "按职责分工参与": Ending(Role.SUPPORT, shared=True),
    "配合": Ending(Role.SUPPORT),
    "配合落实": Ending(Role.SUPPORT),
    "配合实施": Ending(Role.SUPPORT),
    "参与": Ending(Role.SUPPORT),
    "共同参与": Ending(Role.SUPPORT),
    "参加": Ending(Role.SUPPORT),
    "协办": Ending(Role.SUPPORT),
    "协助": Ending(Role.SUPPORT),
    "协同": Ending(Role.SUPPORT),
    "协同配合": Ending(Role.SUPPORT),
    "共同配合": Ending(Role.SUPPORT),
    "支持": Ending(Role.SUPPORT),
    "支持配合": Ending(Role.SUPPORT),
    "指导": Ending(Role.GUIDE),
    "分别指导": Ending(Role.GUIDE),
    "按职责分工指导": Ending(Role.GUIDE, shared=True),
    "负责": Ending(None),
    "共同负责": Ending(None),
    "具体负责": Ending(None),
    "分别负责": Ending(None),
    "负责落实": Ending(None),
    "具体落实": Ending(None),
    "落实": Ending(None),
    "具体实施": Ending(None),
    "组织实施": Ending(None),
    "实施": Ending(None),
    "承办": Ending(None),
    "承担": Ending(None),
    "组织落实": Ending(None),
    "负责实施": Ending(None),
    "负责推进": Ending(None),
    "落实属地责任": Ending(None),
    "落实主体责任": Ending(None),
    "抓好落实": Ending(None),
    "推进落实": Ending(None),
    "负责组织实施": Ending(None),
    "牵头组织实施": Ending(Role.LEAD),
    "牵头组织": Ending(Role.LEAD),
    "牵头抓总": Ending(Role.LEAD),
    "牵头协调": Ending(Role.LEAD),
    "负责牵头": Ending(Role.LEAD),
    "积极配合": Ending(Role.SUPPORT),
    "密切配合": Ending(Role.SUPPORT),
    "协助配合": Ending(Role.SUPPORT),
    "配合参与": Ending(Role.SUPPORT),
}
# Endings too short to make a bracket an assignment by themselves: （支持）, （实施） are asides.
WEAK_ENDINGS: Final = frozenset(
    "支持 实施 协同 承担 落实 主办 参与 参加 协助 指导 配合 具体实施 组织实施 组织落实".split()
)

# Words after a name that give that one name its role: A（牵头）、B（配合）.
NOTES: Final = {"牵头": Role.LEAD, "牵头单位": Role.LEAD, "主办": Role.LEAD, "配合": Role.SUPPORT, "协办": Role.SUPPORT,
                "参与": Role.SUPPORT, "指导": Role.GUIDE}  # fmt: skip

OPEN_SET: Final = re.compile(
    r"^(?:各|有关|相关|其他|其它)|(?:等)?(?:各?有关|各?相关|各)(?:部门|单位|委办局|职能部门|成员单位|责任单位|行业主管部门|企业|机构|地区|行业部门)|"
    r"成员单位|^(?:部门|单位|地区|企业|高校|机构)$|各[^、]{0,10}(?:部门|单位)$|市直各部门|各部门|各单位|有关(?:区|市|县)|相关(?:区|市|县)|牵头部门$|牵头单位$|责任单位$"
)

# A label the table does not hold, at the head of a line of its own: 主要协作单位：…
LINE_LABEL: Final = "[一-鿿]{0,4}(?:牵头|主办|责任|配合|协作|协办|协同|参与|参加|落实|承办)[一-鿿]{0,4}(?:单位|部门)"
# Any label that ends so names units; the words in it tell the role.
_ANY_LABEL: Final = re.compile(r"[一-鿿]{0,8}(?:单位|部门|主体|处室|科室)")


def role_of_label(word: str) -> Role | None:
    """The role a label gives (牵头考核单位 leads); None for a word that is no label."""
    if word in LABELS:
        return LABELS[word]
    if not _ANY_LABEL.fullmatch(word):
        return None
    if "牵头" in word or "主办" in word:
        return Role.LEAD
    if any(part in word for part in ("配合", "参", "协")):
        return Role.SUPPORT
    return Role.GUIDE if "指导" in word else Role.RESPONSIBLE


# People, who are no units: 责任领导：…
PERSON_LABELS: Final = re.compile(r"[一-鿿]{0,6}(?:领导|责任人|负责人|联系人|负责同志|联络员)")
# When, not who: （6月底前完成，牵头单位：…）, （…负责；持续推进）.
TIME_PHRASE: Final = re.compile(
    r"(?:20\d\d年)?(?:全年|年底|年内|\d{1,2}月|[一二三四]季度|上半年|下半年|20\d\d年)[^、：]{0,20}|持续推进|按进度推进|长期(?:坚持|推进|实施)|"
    r"[^、：]{0,12}(?:前完成|底完成|持续推进|明显成效|阶段性成效|按期完成|适时推进|常态化推进)"
)
# Manner before an ending: 结合实际落实, 分别负责.
MANNERS: Final = (
    "根据各自职责",
    "按各自职责",
    "结合各自职责",
    "结合实际",
    "结合职责",
    "根据职责",
    "依职责",
    "统一",
    "具体",
    "组织",
    "共同",
    "分别",
    "依法",
)

# Rules for the whole document. The code goes to ``rules``; the sentence is no unit.
DOCUMENT_RULES: Final = (
    ("first_is_lead", re.compile(r"(?:列|排)(?:在)?第一位(?:的|者)?(?:单位|部门)?(?:的)?为(?:牵头|主要责任)(?:单位|部门)|"
                                 r"排(?:名)?第一的?(?:单位|部门)?为牵头(?:单位|部门)|第一个(?:单位|部门)为牵头(?:单位|部门)")),
    ("all_below", re.compile(r"以下(?:各项|任务|工作)*(?:均|都)(?:需|由|要).{0,40}?(?:落实|负责|参与|配合)")),
)  # fmt: skip
# 、 belongs to the name when what follows cannot stand alone: 各区、县级市; 有关区、市政府.
JOINED_TAILS: Final = re.compile(
    r"^(?:县级市|县（市）|县（市、区）|市、区|县|市|区|开发区|高新区|经开区|自治县|镇|街道|乡镇|办事处|直属机构|功能区|新区|园区)"
    r"(?:人民政府|政府|管委会|管理委员会|办事处|党工委|工委)?(?:（.{1,20}）)?$"
)
JOINED_HEADS: Final = re.compile(
    r"^(?:各|有关|相关|全市各|全省各|本市各).{0,6}$(?<!政府)(?<!管委会)(?<!办事处)"
)


def document_rules(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The codes of the rules that any sentence of the document states, in the table's order."""
    hinted = [p.text for p in passages if "牵头" in p.text or "以下" in p.text]
    return tuple(code for code, pattern in DOCUMENT_RULES if any(map(pattern.search, hinted)))
