"""What a heading means, whichever of several words of one sense it uses: 承办机构 and 承办单位, 公示截止期 and 公示止日."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# After these a person and an office are two things: 代理人, 代理机构.
_PERSONS: Final = ")(?<!".join(
    "代理 承办 协办 办案 负责 联系 经办 检查 抽查 执法 审核 填报 主持 成员 所属 代表".split()
)
# Words of one sense, in the order they are replaced; a heading's last word decides what it is.
_SAME: Final = tuple(
    (re.compile(words), one)
    for words, one in (
        (r"(?<=[人方位业构关者目])(?:名称|姓名|全称|名义)$", ""),
        (r"(?:目前|当前|现)?(?:状况|现状|状态)$", "状态"),
        (r"(?:类别|种类|分类|类型|形式|模式|方式)$", "类型"),
        (r"开展|举行|召开|办班", "举办"),
        (r"刊播|刊登|刊载|登载|播发|播出|发表|见报|报道(?=日)", "刊发"),
        (r"联络", "联系"),
        (r"网页|网址|链接", "链接"),
        (r"拨款|下拨|兑付", "拨付"),
        (r"结题|结项|完工|竣工", "完成"),
        (r"转出|出让|让与", "转让"),
        (r"转入|买受", "受让"),
        (r"(?:题目|标题|题名|主题)$", "名称"),
        (r"(?:简要|具体|详细|主要)?(?:简述|概述|详述|描述|简介|概况|内容|详情)$", "内容"),
        (r"(?:期限|有效期|有效|期|权)?(?:截止|到期|届满|期满|截至|至|止)(?:日|期)?$", "到期"),
        (r"(?:起始|开始|起)(?:日|期)?$", "起日"),
        (r"机关|机构|部门|单位", "单位"),
        (r"(?:市场|经营)主体|主体|企业|公司|组织", "企业"),
        (rf"(?<=[\u4e00-\u9fff]{{2}})(?<!{_PERSONS})(?:单位|企业|人|方)$", "人"),
        (r"地点|住址|住所|位置|场所", "地址"),
        (r"资助|补助|补贴|奖补", "补助"),
        (r"(?:总|累计|合计)?(?:数量|数目|个数|总数|数额量)$", "数"),
        (r"(?:(?:金|数|总|款)?额|额度|(?:资|现)金|款项|费用)$", ""),
        (r"(?:层级|级别|等级)$", "级别"),
        (r"手机号?|联系方式|电话号$", "电话"),
        (r"(?:关联|对应|相应)(?=专利|商标|产品)|涉及|作出|的", ""),
    )
)  # fmt: skip
_THINGS: Final = (
    (("机关", "部门"), "office"),
    (("企业", "公司", "主体"), "firm"),
    (("单位", "机构", "人", "方"), "party"),
    (("项目", "事项"), "matter"),
    (("名称", "标题", "题目"), "name"),
)
_NAME: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})名$")
# Last words too common to tell a field by themselves.
BLAND: Final = frozenset(
    "名称 姓名 单位 企业 类型 类别 状态 编号 内容 情况 人数 年度 级别 等级 说明 原因 结果 方式 对象 性质 代码 备注 文号 标题 依据 日期"
    " 来源 项目 用途 范围 要求 意见 程序 行业 阶段 期限 负责 到期 起日 批次 数据 数值 补助".split()
)


def named(loose: str) -> str:
    """商标名 → 商标名称."""
    return _NAME.sub("名称", loose)


@lru_cache(maxsize=50_000)
def thing_of(loose: str) -> str:
    """What a heading asks for, "" for all else: 备案机关 an office, 备案企业 a firm, 许可单位 either
    ("party"), 兑现项目 a matter, 许可专利名称 a name."""
    text = _SAME[0][0].sub("", loose)
    return next((thing for ends, thing in _THINGS if text.endswith(ends)), "")


def is_same_thing(asked: str, known: str) -> bool:
    """Whether one heading can be another's: a party may be an office or a firm."""
    one, other = thing_of(asked), thing_of(known)
    parties = {one, other} in ({"party", "office"}, {"party", "firm"})
    return one == other or not (one and other) or parties


@lru_cache(maxsize=50_000)
def sense(stem: str) -> str:
    """The heading with every word replaced by the one that stands for its sense."""
    text = stem
    for words, one in _SAME:
        said = words.sub(one, text)
        text = said if len(said) >= 2 else text
    return text
