"""Terms of administrative penalties and complaints, from the clue to execution.

Source: 市场监督管理行政处罚程序规定 (articles per rule), 行政处罚法, 行政复议法; for market regulation
only — other organs' departmental terms are not loaded.
"""

from __future__ import annotations

from typing import Final

from ipcity.domain.terms.deadline_rules.declarations import (
    CD,
    WD,
    Alternative,
    Extension,
    Figure,
    H,
    M,
    Rule,
    Unit,
    Y,
    only,
)
from ipcity.domain.terms.versions import U, V

HEAD: Final = "负责人"
TESTS: Final = ("检测", "检验", "检疫", "鉴定")
IDENTIFYING: Final = "权利人辨认"
LAW: Final = "2021年修订"


def _rule(id: str, title: str, event: str, figure: Figure) -> Rule:  # noqa: A002  the field's name
    return Rule(id, title, event, "penalty-procedure", (figure,))


def _figure(
    article: str,
    n: int,
    unit: Unit,
    extensions: tuple[Extension, ...] = (),
    grounds: tuple[str, ...] = (),
    effect: str = "",
) -> Figure:
    return Figure("2022年修正", article, n, unit, V, extensions, grounds, effect=effect)


def _complaint(id: str, title: str, event: str, article: str, n: int) -> Rule:  # noqa: A002
    return Rule(id, title, event, "complaints", (only("令第20号（暂行办法）", article, n, WD, V),))


_PROCEDURE = (
    _rule("PEN-CLUE", "核查线索、决定是否立案", "发现或者收到线索",
          _figure("第十八条", 15, WD, (Extension(HEAD, 15),), (*TESTS, IDENTIFYING))),
    _rule("PEN-COMPETE", "协商管辖争议", "发生管辖争议",
          _figure("第十三条", 7, WD, effect="协商不成的，报请共同的上一级指定管辖。")),
    _rule("PEN-ASSIGN", "上级指定管辖", "上级收到报请指定管辖",
          _figure("第十六条", 7, WD)),
    _rule("PEN-ASSIST", "协助其他机关调查", "收到协助函",
          _figure("第四十五条", 15, WD, effect="需要延期的，在期限届满前告知。")),
    _rule("PEN-PRESERVE", "处理先行登记保存的证据", "先行登记保存",
          _figure("第三十五条", 7, WD, effect="逾期未处理的，先行登记保存措施自动解除。")),
    _rule("PEN-URGENT", "当场措施报告并补办批准手续", "当场采取措施",
          _figure("第三十三条、第三十六条", 24, H)),
    _rule("PEN-SEIZE", "查封、扣押", "查封、扣押",
          _figure("第三十八条", 30, CD, (Extension(HEAD, 30),), TESTS,
                  "检测、检验、检疫、鉴定的时间须书面告知当事人；宜在未顺延的届满日前处理。")),
    _rule("PEN-REVIEW", "审核", "案件材料送审核机构",
          _figure("第五十五条", 10, WD, (Extension(HEAD, None, None),))),
    _rule("PEN-WAIVE", "陈述、申辩或者要求听证", "处罚告知送达",
          _figure("第五十七条", 5, WD, effect="逾期未提出的，视为放弃。")),
    _rule("PEN-DECIDE", "作出处理决定", "立案",
          _figure("第六十四条", 90, CD,
                  (Extension(HEAD, 30), Extension("负责人集体讨论", None, None)),
                  ("中止", "听证", "公告", *TESTS, IDENTIFYING, "责令退还多收价款"),
                  "计到作出处理决定为止，不计到结案审批。")),
    _rule("PEN-SIMPLE", "简易程序案卷交回", "当场作出处罚决定", _figure("第七十条", 7, WD)),
    _rule("PEN-SERVE", "送达处罚决定", "作出处罚决定",
          _figure("第八十一条", 7, WD, effect="宣告时当场交付的不适用。")),
    _rule("PEN-NOTICE", "公告送达", "发布公告", _figure("第八十二条", 30, CD, effect="期满视为送达。")),
    _rule("PEN-PAY", "缴纳罚款", "收到处罚决定",
          _figure("第七十二条", 15, CD, effect="逾期每日按百分之三加处罚款，不超过罚款数额。")),
    _rule("PEN-URGE", "催告后履行", "催告书送达", _figure("第七十六条", 10, WD)),
    _rule("PEN-ENFORCE", "申请法院强制执行", "救济期限届满", _figure("第七十六条", 3, M)),
    _rule("PEN-CLOSE", "填写结案审批表", "执行完毕或者终结", _figure("第七十七条", 15, WD)),
)  # fmt: skip

_LAW = (
    Rule("LAW-DECIDE", "作出行政处罚决定（行政处罚法）", "立案", "penalty-law",
         (Figure(LAW, "第六十条", 90, CD, U,
                 effect="部门规章另有规定的从其规定；市场监督管理部门适用 PEN-DECIDE。"),)),
    Rule("PEN-HEARASK", "要求听证", "告知听证权利", "penalty-law",
         (only(LAW, "第六十四条", 5, WD, V),)),
    Rule("PEN-HEARNOTE", "通知听证时间、地点", "举行听证", "penalty-law",
         (only(LAW, "第六十四条", 7, WD, V),), backwards=True),
    Rule("PEN-LIMIT", "处罚追责期限", "违法行为发生或者终了", "penalty-law",
         (Figure(LAW, "第三十六条", 2, Y, V, alternatives=(
             Alternative("life_health_finance_harm", "涉及公民生命健康安全、金融安全且有危害后果", 5, V),)),),
         rolls=False),
    Rule("PEN-RECON", "申请行政复议", "知道行政行为", "reconsideration-law",
         (only("2023年修订", "第二十条", 60, CD, V),)),
    Rule("PEN-SUIT", "提起行政诉讼", "知道行政行为", "administrative-litigation",
         (only("2017年修正", "", 6, M, U),)),
)  # fmt: skip

_COMPLAINTS = (
    _complaint("COM-ACCEPT", "决定是否受理投诉", "收到投诉", "第十四条", 7),
    _complaint("COM-MEDIATE", "投诉调解", "受理投诉", "第二十一条", 45),
    _complaint("COM-REPORTER", "告知实名举报人是否立案", "作出是否立案决定", "第三十一条", 5),
)

PENALTIES: Final = (*_PROCEDURE, *_LAW, *_COMPLAINTS)
