"""The words of the plan language and what each says: the one place to add a construct.

A table maps a written word to its reading. Words BEFORE a number are looked up from the number
leftwards, words AFTER it rightwards, words that LEAD a clause from its first character; always the
longest entry wins. A new comparator, basis verb, strength or yearly word is one more row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from ipcity.domain.plans.brackets import HIDDEN
from ipcity.domain.plans.facts import Basis, Direction, Strength
from ipcity.domain.terms.comparators import Comparator

Reading = TypeVar("Reading")


class Words(Generic[Reading]):
    """A table of words with the longest entry that begins or ends at a place."""

    def __init__(self, rows: Mapping[str, Reading]) -> None:
        self.rows = dict(rows)
        self.longest = max(map(len, self.rows))

    def at(self, text: str, start: int, end: int) -> tuple[int, Reading] | None:
        """The longest word beginning at ``start``: where it ends, and its reading."""
        for length in range(min(self.longest, end - start), 0, -1):
            word = text[start : start + length]
            if word in self.rows:
                return start + length, self.rows[word]
        return None

    def before(self, text: str, start: int, end: int) -> tuple[int, Reading] | None:
        """The longest word ending at ``end``: where it starts, and its reading."""
        for length in range(min(self.longest, end - start), 0, -1):
            word = text[end - length : end]
            if word in self.rows:
                return end - length, self.rows[word]
        return None

    def find(self, text: str, start: int, end: int) -> tuple[int, int, Reading] | None:
        """The first place where a word of the table stands."""
        for at in range(start, end):
            found = self.at(text, at, end)
            if found:
                return at, found[0], found[1]
        return None


def _rows(*groups: tuple[str, Reading]) -> Words[Reading]:
    return Words({word: reading for words, reading in groups for word in words.split()})


class Sign(StrEnum):
    """What a word left of the number says besides a comparator."""

    LEVEL = "level"  # the figure is where the measure will stand: 达到, 提高到
    CHANGE_UP = "change up"
    CHANGE_DOWN = "change down"
    CUMULATIVE = "cumulative"
    ANNUAL = "annual"
    STRIVE = "strive"
    FIRM = "firm"
    EACH = "each"
    ZIP = "zip"
    RANK = "rank"
    NEW = "new"
    TOTAL = "total"
    BETTER = "better"
    FILLER = "filler"


@dataclass(frozen=True)
class Before:
    """The reading of a word that stands left of a number."""

    comparator: Comparator | None = None
    sign: Sign | None = None
    down: bool = False


_GE, _GT, _LE, _LT = Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS
_ABOUT = Comparator.ABOUT

BEFORE: Final = _rows(
    (
        "达到 达 提升到 提高到 提升至 提高至 增加到 增加至 增至 增长到 增长至 扩大到 扩大至 上升到 上升至 升至 "
        "升到 发展到 发展至 壮大到 达到了 可达 将达 将达到 做到 整合至 整合到 调整至 调整到 优化至 拓展到 拓展至 提到 提至 扩展到 扩展至",
        Before(_GE, Sign.LEVEL),
    ),
    ("为 是 有 各达 至 到 实现", Before(_GE, Sign.FILLER)),
    (
        "不少于 不低于 不小于 至少 不得低于 不得少于 最少 不下于 大于等于 应不低于 要不低于",
        Before(_GE),
    ),
    ("超过 突破 超 过 高于 大于 多于 逾 上 超出 超越 优于", Before(_GT)),
    ("≥ ≧ ≮", Before(_GE)),
    ("> ＞", Before(_GT)),
    ("≤ ≦ ≯", Before(_LE, down=True)),
    ("< ＜", Before(_LT, down=True)),
    ("低于 少于 小于 不足 不到 不满", Before(_LT, down=True)),
    (
        "不超过 不高于 不多于 不大于 不得超过 不得高于 控制在 严格控制在 降到 降至 降低到 降低至 下降到 下降至 "
        "压缩到 压缩至 缩短到 缩短至 缩减到 缩减至 缩小到 缩小至 减少到 减少至 压减到 压减至 控制到 回落到 压降至 压降到 "
        "精简到 精简至 限制在 管控在 下降为 缩短为 压缩为",
        Before(_LE, Sign.LEVEL, down=True),
    ),
    ("稳定在 保持在 维持在 稳定到 保持 稳定保持在 继续保持在", Before(_ABOUT, Sign.LEVEL)),
    ("迈上 跃上 迈入 跨上 跨越 迈向", Before(_GE, Sign.LEVEL)),
    ("迈过 跨过", Before(_GT, Sign.LEVEL)),
    ("约 近 大约 约为 接近 将近", Before(_ABOUT)),
    (
        "增长 增速 增幅 增加 扩大 增速达到 涨幅 递增 增长率 年增长 增长率达",
        Before(sign=Sign.CHANGE_UP),
    ),
    ("提高 提升 上升 改善 回升 提升了 提高了", Before(sign=Sign.BETTER)),
    (
        "降低 下降 减少 压减 压缩 缩短 缩减 削减 降幅 下降率 节约 减少率 压降 下调 减幅 精简 递减 多降 再降 回落",
        Before(sign=Sign.CHANGE_DOWN, down=True),
    ),
    ("共计 总计 合计 共 总共", Before(sign=Sign.TOTAL)),
    ("累计达 累计达到 累计有 累计实现", Before(_GE, Sign.CUMULATIVE)),
    ("累计超过 累计突破 累计超", Before(_GT, Sign.CUMULATIVE)),
    (
        "三年 五年 三年累计 五年累计 两年累计 三年共 累计 累积",
        Before(sign=Sign.CUMULATIVE),
    ),
    ("年均 年度 每年 平均每年 每年度 年平均 逐年 每年均 全年 每年至少", Before(sign=Sign.ANNUAL)),
    ("新增 新增加 新培育 新建 新认定 新增长 净增", Before(sign=Sign.NEW)),
    ("力争 争取 力求 力争达到 努力", Before(sign=Sign.STRIVE)),
    ("确保 务必 必须 保证 确保达到", Before(sign=Sign.FIRM)),
    ("均 各 都 均要 均应", Before(sign=Sign.EACH)),
    (
        "全部 总体 平均 基本 整体 普遍 实现零的突破、 零的突破、 翻一番、 翻番、 实现翻番、 翻番 翻一番 翻两番 实现翻番 翻番达到 进入 位居 位列 居 跻身 双 原则上 逐步 继续 不断 持续 进一步 有序 全国 全省 全市 "
        "稳居 跃居 跃升至 跃升到 跻身于 冲进 全区 有望 稳步 大幅",
        Before(sign=Sign.FILLER),
    ),
    ("分别 依次", Before(sign=Sign.ZIP)),
    (
        "前 全国前 全省前 全市前 进入前 位居前 排名前 位列前 居前 列前",
        Before(_LE, Sign.RANK, down=True),
    ),
    ("要 应 将 再 可 预计 计划 需 应当", Before(sign=Sign.FILLER)),
)
# 为, 是, 数, 各… are single characters of many words; they count only after these checks.
WORD_ENDINGS_NOT_BEFORE: Final = frozenset(
    "许可 认可 发达 到达 传达 表达 转达 抵达 下达 送达 各至 以至 甚至 乃至 直至 感到 得到 看到 受到 遇到 收到 达不到 一是 二是 三是 就是 "
    "不是 于是 但是 凡是 人均 户均 平均 件均 月均 地均 人次数 总数 数量数 发展为 成为 认为 作为 行为 因为 人数 户数 次数 件数 家数 天数 "
    "指数 倍数 学校数 目前 提前 以前 之前 当前 日前 年前 事前 多数 系数 分数 度数 企业数 项目数 岁以上 "
    "教师数 床位数 专利数 平台数 机构数 用户数 处数 站数 个数 需要 重要 主要 以上 网上 线上 海上 陆上 通过 经过 "
    "持有 拥有 享有 国有 所有 现有 特有 保有 具有 含有 没有 附近 邻近 首都 成都 之都 节能 智能 功能 性能 产能 "
    "职能 才能 可能 首席 单项数 合作办学数 干部数 人才数 培训人才数 回国人才数 达标率为".split()
)

AFTER: Final = _rows(
    ("以上 及以上 之上 或以上 （含）以上 （含）及以上 起", _GE),
    ("左右 上下", _ABOUT),
    ("以内 之内 以下 及以下 之下 （含）以内", _LE),
)


class Lead(StrEnum):
    """What a word at the head of a clause says."""

    STRIVE = "strive"
    FIRM = "firm"
    ANNUAL = "annual"
    CUMULATIVE = "cumulative"
    AMONG = "among"
    PLACE = "place"
    MANNER = "manner"


LEADS: Final = _rows(
    ("力争 争取 力求 努力 力争到 争取到 力争在 努力实现", Lead.STRIVE),
    ("确保 务必 务求 保证 必须", Lead.FIRM),
    ("每年 平均每年 年均 每年度 逐年 每年均 每年力争 今后每年 每年至少", Lead.ANNUAL),
    ("累计 累积 共计 总计 合计 累计共 总共", Lead.CUMULATIVE),
    ("其中 其中： 包括 其中，", Lead.AMONG),
    (
        "加快 积极 大力 进一步 重点 着力 努力 切实 持续 全面 深入 有序 稳步 优先 不断 高标准 高质量 高水平 集中 滚动 动态 "
        "分批 分期 分类 分批次 率先 统筹 科学 规划 计划 谋划 择优 同时 此外 继续 首批 至少 联合 面向社会 主动 常态化 定期 适时 "
        "共同 精准 引导 鼓励 支持 推动 推进 促进 带动 实现 力促 保障 抓好 做好 加强 用好 力推 基本 初步 全力 今后五年 近三年 "
        "全年 三年内 五年内 两年内 到期末 规划期内 期间 届时 年底前 年内 在全省 在全市 在全区 全省 全市 全区 全县 全国 我省 我市 我区 "
        "市政府 省政府 区政府 市级 省级 由市财政 市财政 省财政 区财政 各市 各区县 各地 平均 逐步 还 将 要 并 再 拟 应 须 需 也 使 又 "
        "另 共 今年 预计 预计将 本年度",
        Lead.MANNER,
    ),
)

# Verbs of making: their object is an increment (新增, 建成). Verbs of doing: a count of acts.
STATE_VERBS: Final = "建有 拥有 设有 配有 各建有 都建有 均建有 具有 办有 办好".split()
NEW_VERBS: Final = (
    "新增 新铺 新铺设 新敷设 新架设 新培育 新引育 新引进 新建 新建成 新认定 新设 新设立 新创建 新打造 新建设 新获批 新发展 新增加 新招引 新开工 "
    "新创 新获 新增建 新入库 新入选 新改建 新建改建 新建改造 新改扩建 新组建 新成立 新布局 新申请 新登记 新注册 "
    "设置 净增 培育创办 创办 扶持创建 扶持培育 培育 培育形成 培育壮大 培育打造 培育认定 培育发展 培育创建 培育推广 培育引进 引进培育 引育 引进 引入 招引 招引落地 "
    "建设 建成 建成并开通 建设开通 建成开通 建成投用 创建 创成 争创 打造 打造形成 形成 发展 发展壮大 设立 组建 成立 孵化 "
    "布局 布局建设 规划建设 谋划建设 培养 培养造就 造就 建立 构建 创立 认定 扩建 改扩建 增加 增设 增建 开工 开工建设 落地 "
    "吸引 集聚 聚集 引培 引聚 储备 培植 选育 投放 布设 安装 部署 配备 建 育 招收 创 遴选打造 遴选培育 建好 支持建设 "
    "支持培育 支持发展 支持引育 推动建设 争取建成 力争建成 加快建设 新（改）建 修建 配套 配套建设 修缮 铺设 架设 改建 新修 整修 硬化 布点 增殖 配建 打造推出 评定"
).split()
ACT_VERBS: Final = (
    "开展 举办 参与 达成 完成 实施 突破 攻克 攻关 取得 推动 支持 服务 培训 组织 提供 发布 遴选 推广 应用 推广应用 揭榜 "
    "承担 制定 制修订 制订 修订 研制 出台 评选 优选 选择 选树 推出 促进 带动 办理 受理 查处 检查 走访 帮扶 改造 开放 "
    "转化 对接 签约 实现 覆盖 接受 选派 选送 表彰 申报 获得 争取 推进 引导 引导推动 抓好 做好 组织实施 滚动实施 "
    "组织开展 分类培训 组织完成 遴选发布 滚动遴选发布 谋划推出 谋划实施 推介 宣传 编制 征集 主导制定 参与制定 牵头制定 "
    "投入 安排 筹集 撬动 发放 化解 处置 整治 治理 清理 淘汰 关停 修复 绿化 新造 种植 收储 盘活 出让 输送 转移 安置 "
    "帮助 救助 惠及 减免 解决 落实 兑现 授予 命名 聘请 选聘 招募 引导培训 轮训 送教 巡演 放映 审结 立案 抽查 抽检 抽测 接待 吸纳 输送 选拔资助 选拔培养 产生 评选产生 资助 直接服务 评选资助 遴选资助 募集 共募集 发动 开发 筹措 公开招聘 开行 促成 发行 上线 消除 扶持 归集 改造提升 认证 兑现 提质改造 升级改造 更新 更新改造 加装 捐赠 招聘 录用 巡诊 义诊 筛查 接种 签约服务 召开 召集 资助建设 培优 跟踪 走访服务 诊断 建档 建档立卡 拆除 搬迁 疏浚 清淤 补植 退出 腾退 "
    "巡查 演练 排查 抚育 总结 修剪 开放共享 改善 整改 复核 采集 归集 接入 汇聚 打通 "
    "回收 处理 消纳 保供 推送 拍摄 刊发 刊播 编写 "
    "出版 创作 展出 参展 参加 推选 评审 评定 选拔 选育推广 进入 晋升 重点完成 抓 办 做"
).split()


# A verb with an aside inside it, as the clauses see it: 新（改）建, 新开工（筹集）.
VERBS_WITH_ASIDE: Final = (
    *(f"新{HIDDEN * size}建" for size in (3, 5)),
    *(f"{verb}{HIDDEN * 4}" for verb in ("新建", "新开工", "新增")),
)


@dataclass(frozen=True)
class Verb:
    basis: Basis


VERBS: Final = Words(
    {word: Verb(Basis.LEVEL) for word in STATE_VERBS}
    | {word: Verb(Basis.CUMULATIVE) for word in ACT_VERBS}
    | {word: Verb(Basis.NEW) for word in (*NEW_VERBS, *VERBS_WITH_ASIDE)}
)
# Verbs that are as often the first half of a noun: what follows makes them one.
NOUN_WHEN_FOLLOWED_BY: Final = {
    "服务": tuple(
        "机构 网点 站 工作站 平台 中心 窗口 业 设施 队 团 体系 点 事项 项目 品牌 贸易 收入 满意 效能 能力 对象 场所 基地 指南 "
        "热线 大厅 供给 覆盖 人次 面积 水平 器 质量 标准 产品 组织 人员 专员 消费 合作 驿站 清单 半径 性 类 网络 阵地 外包 出口".split()
    ),
    "培训": tuple(
        "基地 机构 中心 班 项目 课程 教 场次 合格 满意 人次 学校 工程 覆盖 体系 计划 对象".split()
    ),
    "受理": tuple("窗口 点 站 量 中心 案件量".split()),
    "检查": tuple("站 点 覆盖 频次 考核".split()),
    "组织": tuple("机构 体系 化".split()),
    "发展": tuple("水平 指数 基金 规模 中心 园 质量 环境 专项 集团 示范区".split()),
    "建设": tuple("水平 用地 资金 项目 规模 进度 标准 工程 面积 单位 投资".split()),
    "展示": tuple("中心 馆 窗口 平台".split()),
    "孵化": tuple("器 基地 平台 园 载体 面积".split()),
    "支持": tuple("政策 体系 资金".split()),
    "推广": tuple("中心 基地 应用中心".split()),
    "开放": tuple("平台 度 水平 共享平台 课程".split()),
    "转化": tuple("平台 基地 中心 项目 率".split()),
    "应用": tuple("场景 示范 案例 水平 解决方案 基地 中心 平台 试点 软件 率 项目 领域".split()),
    "投资": tuple("额 总额 规模 项目 强度".split()),
    "申报": tuple("项目 数量".split()),
}


def is_noun_here(word: str, text: str, end: int) -> bool:
    """Whether a word of the verb tables is the first half of a noun at this place."""
    return text.startswith(NOUN_WHEN_FOLLOWED_BY.get(word, ()), end)


# Verbs that only set the subject in motion: 推动…率达到 is about the 率.
CAUSATIVES: Final = frozenset(
    "推动 促进 带动 引导 实现 确保 使 保持 力促 推进 保障 支撑 支持 鼓励".split()
)
# In 2–3 characters these are nouns when something precedes them without a pause (5G基站建设水平).
PLACES: Final = frozenset(
    "全省 全市 全区 全县 全国 全社会 我省 我市 我区 我县 我国 各市 各区县 各地 全域 市级 省级 区级 县级 市政府 省政府 "
    "区政府 县政府 市财政 省财政 本市 本省 本区 各级 各镇街 每个区县 每个市 各区 各县".split()
)
PREPOSITIONS: Final = tuple(
    "依托 围绕 通过 在 面向 聚焦 以 根据 按照 结合 针对 对 向 从 利用 发挥 充分发挥 瞄准 立足 由 为 将 把 与 借助 沿".split()
)

# Words that make what they end a stock or a share.
STOCK_HEADS: Final = tuple(
    "量 率 规模 占比 比重 比例 总数 总量 总额 总值 收入 产值 营收 增加值 能力 面积 里程 指数 水平 满意度 额 人数 值 度 "
    "总动力 总功率 动力 总规模 容量 数量 数 长度 强度 浓度 密度 寿命 年限 得分 排名 位次 户数 家数 件数 存量 产量 "
    "销量 余额 资产 投资 经费 支出 税收 利润 成本 时间 时长 时限 周期 天数 次数 时延 速率 带宽 可用性 算力 份额 人次 "
    "人口 床位 用户 资金 基金 体量 装机 储量 蓄积 费用 价格 工资 薪酬 待遇 学历 等级 进度".split()
)
SHARED_HEADS: Final = tuple(
    sorted(
        "重点工程减排量 减排量 排放总量 排放强度 排放量 机械化率 覆盖率 利用率 普及率 达标率 合格率 占比 比重 比例 数量 总量 规模 率 总额 产值 收入 增速 面积 能力 人数 "
        "处理率 结案率 公示率 办结率 满意率 满意度 拥有量 综合利用率 回收率 处置率 普及程度 指数 水平 转化率 完成率 "
        "投资额 交易额 融资额 增加值 营业收入 保有量 产量".split(),
        key=len,
        reverse=True,
    )
)
# Attributes that need the head noun of a later item: 国家级5名、省级20名科技人才.
ATTRIBUTES: Final = frozenset(
    "国家级 省级 市级 区级 县级 部级 国家 省部级 国际级 世界级 甲类 乙类 丙类 一类 二类 三类 A类 B类 C类 D类 一级 二级 三级 "
    "一等 二等 三等 重点 一般 高级 中级 初级 大型 中型 小型 特色型 综合型 专业型 行业型 区域型 企业级 省 市 国家重点 "
    "省重点 市重点 国家层面 省级层面 市级层面 3A级 4A级 5A级 三星级 四星级 五星级 线上 线下".split()
)

# How far a thing has come: alone they name nothing, 新开工项目30个、竣工20个 counts 项目 twice.
STAGES: Final = frozenset(
    "建成 竣工 完工 投产 达产 投用 交付 通车 在建 续建 封顶 开业 验收".split()
)

STRENGTHS: Final = Words(
    dict.fromkeys("力争 争取 力求".split(), Strength.STRIVE)
    | dict.fromkeys("确保 务必 务求 保证".split(), Strength.FIRM)
)

GROWTH_UP: Final = frozenset({Sign.CHANGE_UP})
# Where 达到 follows, these belong to the name (增速达到8%), elsewhere they are the verb (增长8%).
CHANGE_NOUNS: Final = (
    "年均增长率",
    "年度增幅",
    "年均增速",
    "增长率",
    "年均增幅",
    "增速",
    "增幅",
    "降幅",
    "下降率",
)

TREND_MANNERS: Final = (
    "稳中有 稳中向 进一步 持续 显著 明显 不断 稳步 大幅 大幅度 更加 全面 逐步 有效 快速 日益 较快 加速 稳定 实现 得到 普遍 有序 深入 "
    "逐年 切实 较大 整体 总体 充分 健康 基本 初步 均 都 力争 加快 平稳 协调 蓬勃 趋于 迈上 再上 同步 稳中 极大 较为 更为 "
    "得到进一步 进一步得到 实现快速 实现较快 得到显著 得到明显 得到有效".split()
)
TREND_UP: Final = (
    "增加 提升 提高 增强 增长 完善 健全 优化 改善 突出 凸显 高效 夯实 合理 顺畅 扩大 巩固 壮大 集聚 普及 普遍认同 发挥 "
    "深化 加强 拓展 繁荣 丰富 成熟 坚实 普惠 便利 便捷 活跃 规范 协调 升级 提质 发展 加快 领先 明显 浓厚 成型 形成 见效 "
    "上升 显现 释放 推进 取得进展 转变 完备 畅通 融合 清晰 均衡 安全 可靠 广泛 多元 充分发挥 上水平 提档 跃升 攀升 健康发展 "
    "快速增长 完善健全 完善优化 改进 好转 彰显 强化 紧密 鲜明 优良 升 优 强 好 进".split()
)
TREND_DOWN: Final = "下降 降低 减少 遏制 缩小 缩短 减轻 压减 收窄 回落".split()

# Facilities: what a 建成 or 设立 without a number leaves behind.
DELIVERY_VERBS: Final = Words(
    dict.fromkeys(
        "建成 建设 新建 组建 设立 出台 创建 争创 举办 打造 成立 建立 构建 筹建 启动建设 建设完成 加快建设 "
        "推动建设 加快打造 制定 编制 培育 承办 建成投用".split(),
        True,
    )
)
FACILITY_HEADS: Final = tuple(
    "中心 站 平台 基地 园区 园 馆 所 院 库 网 网络 体系 集群 示范区 高地 试验区 先导区 实验室 联盟 系统 大厅 窗口 工程 "
    "机制 制度 政策 政策措施 措施 办法 方案 目录 清单 标准 队伍 品牌 城市 样板 标杆 集聚区 引领区 矩阵 活动 大会 论坛 "
    "展会 赛事 机构 枢纽 走廊 示范城市 策源地 指标体系 设施 场景 项目 联合体 阵地".split()
)

DIRECTIONS: Final = {True: Direction.DOWN, False: Direction.UP}
# verbs whose amount of money is spent in the period
SPENDING: Final = frozenset("投入 安排 筹集 撬动 发放 完成 募集 投放 减免 化解 处置 盘活".split())
