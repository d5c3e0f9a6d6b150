"""The measure words and units that official papers put after a number."""

from __future__ import annotations

from typing import Final

# A unit that itself begins with a magnitude character (千瓦, 万元 is not one) must be tried before the
# magnitude is split off; that is why these are listed apart.
COMPOUND_UNITS: Final = (
    "千瓦时",
    "千瓦",
    "千米",
    "千克",
    "千伏安",
    "千伏",
    "千卡",
    "百分点",
    "个百分点",
)

COUNTERS: Final = (
    "个 家 件 项 名 人 位 种 台 套 次 场 所 座 处 条 期 批 款 户 部 本 篇 支 只 头 辆 架 艘 片 张 幅 "
    "份 块 棵 株 栋 幢 间 口 眼 枚 颗 门 届 轮 起 宗 例 组 对 课时 学时 人次 人天 场次 家次 件次 "
    "户次 台次 架次 班次 批次 亩次 人份 人·次 床次 列次 航次 人次/年 台套 台（套） 台/套 艘次 标准箱 标箱 张床位 床 例次 标段 册 "
    "单 列 枚 大类 大项 店 村 镇 乡 县 市 区 校 类 倍 级 分 度"
).split()

MEASURES: Final = (
    "元 美元 欧元 港元 日元 元/人 元/亩 元/吨 元/平方米 公里 里 米 厘米 毫米 平方公里 平方千米 平方米 "
    "立方米 亩 公顷 吨 公斤 克 吨标准煤 吨标煤 兆瓦 兆瓦时 吉瓦 瓦 伏 度电 升 毫升 微克/立方米 "
    "毫克/升 年 月 个月 周 天 日 个工作日 工作日 小时 分钟 秒 岁 周岁 件/万人 人/万人 /10万 /万 /千 /10万人 /万人 元/人次 个/万人 吨/亩 公斤/亩 人/平方公里 张/千人 人/千人 小时/年 人年 毫秒 台/万人 套/万人 批次/千人 件/千人 张/万人 "
    "千瓦时/人 分贝 摄氏度 ℃ 吨/日 吨/天 吨/年 立方米/日 立方米/天 立方米/年 微克每立方米 毫克每升 毫克/立方米 元/月 元/年 元/天"
).split()

# Latin units. G alone is missing on purpose: 5G is a name.
LATIN_UNITS: Final = (
    "EFLOPS EFlops EFLOPs Eflops PFLOPS PFlops PFLOPs TFLOPS TFlops EOPS POPS TOPS FLOPS ZB EB PB TB "
    "GB MB KB Mbps Gbps Tbps MW GW kW KW kWh MWh GWh kV km2 km² km Km KM m2 m² m³ kg nm mm μm TEU MPa M"
).split()

# %, ％ and 百分点 are folded to these by the reader.
PERCENT: Final = "%"
PERCENT_POINT: Final = "百分点"
PER_MILLE: Final = "‰"

# Chinese numerals are words as often as numbers (一体, 三农): only before these do they count.
NUMERAL_COUNTERS: Final = frozenset(
    "个 家 件 项 名 位 种 台 套 次 场 所 座 处 条 期 批 款 户 部 本 支 辆 架 艘 人次 元 万元 亿元 公里 亩 "
    "吨 人 个百分点 百分点 倍 年 天 小时 个月".split()
)

ALL_UNITS: Final = frozenset(
    (*COMPOUND_UNITS, *COUNTERS, *MEASURES, *LATIN_UNITS, PERCENT, PER_MILLE, PERCENT_POINT)
)
TIME_UNITS: Final = frozenset("年 月 个月 周 天 日 个工作日 工作日 小时 分钟 秒".split())
MONEY_UNITS: Final = frozenset("元 美元 欧元 港元 日元".split())
LONGEST_UNIT: Final = max(map(len, ALL_UNITS))


def unit_at(text: str, at: int) -> str | None:
    """The longest unit that stands at this place, or None."""
    for length in range(min(LONGEST_UNIT, len(text) - at), 0, -1):
        candidate = text[at : at + length]
        if candidate in ALL_UNITS and _ends_cleanly(text, at + length, candidate):
            return candidate
    return None


# A counter that is the first character of a longer word is no unit: 20部门, 3类型, 5级别, 10区域.
_WORDS_BEGINNING_LIKE_UNITS: Final = frozenset(
    "部门 部分 类型 级别 区域 区间 市场 市级 市州 市属 县级 县域 镇村 村级 村民 乡镇 校园 校企 店铺 层次 "
    "度假 分布 分类 分级 分别 组织 组建 对口 对接 位于 口岸 本科 本市 本省 块状 期间 期末 台账 年度 年均 "
    "列入 列为 列车 人才 人员 单位 单独 单项 单个 日常 月均 天然 台湾 例如 区级 区县 村居 起步 市政 分中心".split()
)


def _ends_cleanly(text: str, end: int, unit: str) -> bool:
    if unit[-1].isascii() and unit[-1].isalpha():
        return not (end < len(text) and text[end].isascii() and text[end].isalnum())
    if len(unit) > 1 or unit in "元%‰":
        return True
    return text[end - 1 : end + 1] not in _WORDS_BEGINNING_LIKE_UNITS
