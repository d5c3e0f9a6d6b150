"""The words by which a draft names a figure and says what of it a number is."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from ipcity.domain.terms.numbers import decimal_text, fold

# Longest first when compiled. Words that tell one figure from another: a clause that holds one
# which a figure's names do not know is not about that figure.
DISTINGUISHING: Final = frozenset(
    "高价值 每万人 发明专利 实用新型 外观设计 商标 注册商标 地理标志 授权 授权率 授权量 申请 转让 许可 开放许可 备案 "
    "处理率 结案率 公示率 满意度 占比 比重 登记 著作权 版权 受理 软件 小巨人 高新技术企业 科技型企业 科技型 优势 示范 "
    "宽展 质押 PCT 海外 维持年限 战略性新兴产业 净增 集体商标 证明商标 驰名 马德里 植物新品种 布图设计 商业秘密 "
    "批示 报道 研发经费 国际标准 高校院所 密集型 认定 验收 运营 出口 单项冠军 专精特新 操作系统 办公软件 奖 许可费 "
    "合同金额 主体 持有 拥有单位 红灯 黄灯 蓝灯 绿灯 超期 办结 销号 督办事项 牵头事项 配合事项 报送 完整率 及时率 零报告 代理 维权 "
    "培训 检查 抽查 线索 纠纷 调解 赔偿 罚款 罚没 导航 预警 保险 证券化 基金 人才 指导站 服务站 园区 "
    "市级 省级 区级 企业标准 撤销 无效 异议 续展 变更 补贴 奖励 资助 兑现 意向 签约 授信 销售 产值 增加值".split()
)
OPTIONAL: Final = frozenset(
    "知识产权 国家 全区 全社会 有效 各类 数量 拥有量 量 额 总量 总数 总额 金额 数 的 工作 投入 新增 当年 年度 达成 通过 试点 "
    "辖区 参与 党政机关 国有企业 行政执法 操作系统 办公软件 保护 区级 以上 区级以上 正向 正面 宣传 社会 企业 获 领导 "
    "增幅 年度增幅 项数 实际发放 按期 信息 创新管理 实施 比基准年 比上年 增长 同比 已 取低 合并 专精特新 、 和 与 及 "
    "按专利 案件 合法 单位 达到 专利".split()
)
# Beside these nothing is left of the name: then they carry it after all.
CARRYING: Final = ("案件", "专利", "企业", "单位")
# A clause that says one of these asks for a figure whose name says it too, where there is one.
CLASSES: Final = frozenset("新增 净增 有效 当年 年度增幅 增幅".split())

SYNONYMS: Final = (
    (re.compile(r"每万人口|万人(?=发明|高价值|专利)"), "每万人"),
    (re.compile(r"每每万人"), "每万人"),
    (re.compile(r"高价值专利"), "高价值发明专利"),
    (re.compile(r"有效发明专利|发明专利有效"), "有效发明专利"),
    (re.compile(r"高企(?!业)"), "高新技术企业"),
    (re.compile(r"国家级"), "国家"),
    (re.compile(r"现有|存量|保有"), "有效"),
    (re.compile(r"(?:知识产权|专利权?|商标)?质押(?:贷款|融资贷款)"), "知识产权质押融资"),
    (re.compile(r"正版化率|软件授权率"), "软件授权率"),
    (re.compile(r"专密产品"), "专利密集型产品"),
    (re.compile(r"研究与试验发展经费|R&D经费|研发投入"), "研发经费"),
    (re.compile(r"亮?红灯|红色预警|红牌|亮红(?!灯)"), "红灯"),
    (re.compile(r"亮?黄灯|黄色预警|黄牌"), "黄灯"),
    (re.compile(r"亮?绿灯"), "绿灯"),
    (re.compile(r"亮?蓝灯"), "蓝灯"),
    (re.compile(r"优势、示范"), "优势示范"),
    (re.compile(r"专利权?转让(?:和|与|及|、)许可"), "专利转让、许可"),
    (re.compile(r"ISO ?56005"), "国际标准"),
    (re.compile(r"逾期|超时限|超期"), "超期"),
    (re.compile(r"督办任务|督查事项|重点督办"), "督办事项"),
    (re.compile(r"增速|增长率|涨幅"), "增幅"),
    (re.compile(r"占(?:全部)?(?:有效)?发明专利(?:总量|总数|拥有量)?的?(?:比重|比例)"), "占比"),
)
# Of a place beside the district: the rest of the sentence is about it.
OTHER_PLACE: Final = re.compile(
    r"某[区县市]|(?:邻近|相邻|毗邻|兄弟|周边|其他|先进)(?:区|县|地区|城市)"
)
# Somebody else's figure, or a part that the system does not hold.
ELSEWHERE: Final = re.compile(
    r"全国|全市|全省|全球|世界|市级平均|全市平均|平均水平|外省|兄弟区县|其他区县|周边|主城|中心城区|"
    r"[一-鿿]{2,12}(?:有限公司|股份公司|集团|大学|研究院|银行)(?!等)"
)
FORECAST: Final = re.compile(r"预计|预期|预测|有望|估计|测算可")
OWN_DISTRICT: Final = re.compile(r"(?<!占)(?:全区|我区|本区|我们区)(?!域)")
_TITLES: Final = re.compile(r"《[^《》]{1,40}》")  # 《商标法》 names no marks
_QUOTES: Final = re.compile(r"[“”‘’\"'《》〈〉\s　]")


def plain_words(text: str) -> str:
    """Folded, without quotes and blanks, synonyms in one wording."""
    text = _QUOTES.sub("", fold(_TITLES.sub("", text)))
    for pattern, word in SYNONYMS:
        text = pattern.sub(word, text)
    return text


_MONEY: Final = ((Decimal(10**8), "亿元"), (Decimal(10**4), "万元"))


def told(value: Decimal, unit: str) -> str:
    """2640万元, 2909件, 9.18%: a figure as a paper writes it."""
    if unit == "元":
        for size, word in _MONEY:
            if abs(value) >= size:
                return f"{decimal_text(_short(value / size))}{word}"
    return f"{decimal_text(_short(value))}{unit}"


def _short(value: Decimal) -> Decimal:
    return value if value == value.to_integral_value() else round(value, 6)
