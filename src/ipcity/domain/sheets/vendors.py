"""Exports known by their headings: whose they are, as facts about their columns.

Header facts were collected from public files and documents of each vendor; spellings vary with the
version, so a sheet is known by how many of its headings a vendor has and how few others have them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ipcity.domain.sheets.spellings import heading


@dataclass(frozen=True)
class Vendor:
    """``ledgers`` are those its rows may go to, the likeliest first; ``headings`` part at blanks,
    a heading's own blank is written as ~."""

    name: str
    ledgers: tuple[str, ...]
    headings: str

    def known(self) -> frozenset[str]:
        return frozenset(heading(each.replace("~", " ")).loose for each in self.headings.split())


VENDORS: Final = (
    Vendor(
        "CNIPR 中外专利",
        ("patents",),
        "申请号 公开（公告）号 公开（公告）日 申请日 专利号 名称 主分类号 分类号 分案原申请号 优先权 申请（专利权）人 "
        "发明（设计）人 地址 颁证日 国际申请 国际公布 进入国家日期 专利代理机构 代理人 摘要 主权项 参考文献 审查员 "
        "光盘号 PCT公开",
    ),
    Vendor(
        "CNIPR 托管平台",
        ("patents",),
        "申请号 申请日 公开（公告）号 公开（公告）日 申请（专利权）人 发明（设计）人 分类号 优先权 专利代理机构 代理人 "
        "国际申请 国际公布 进入国家日期 摘要 地址 名称 专利同族 专利引证 最新法律状态 法律状态 专利权状态",
    ),
    Vendor(
        "incoPat 合享",
        ("patents",),
        "序号 标题 标题~(中文) 标题~(英文) 标题(翻译) 标题（小语种原文） 摘要 摘要~(中文) 摘要~(英文) 摘要(翻译) 申请人 公开（公告）号 "
        "公开（公告）日 申请号 申请日 公开类型 专利类型 公开国别 链接到incoPat IPC主分类 IPC IPC主分类-小类 IPC主分类-小组 "
        "洛迦诺分类号 EC CPC UC FI F-term 国民经济分类 国民经济行业(主) 新兴产业分类 新兴产业(主) 文献种类代码 首项权利要求 "
        "首权翻译 独立权利要求 权利要求数量 独立权利要求数量 从属权利要求数量 文献页数 首权字数 技术功效句 技术功效短语 "
        "技术功效1级 技术功效2级 技术功效3级 技术功效TRIZ参数 用途 标准化申请人 申请人(翻译) 申请人(其他) 当前权利人 标准化当前权利人 "
        "标准化当前专利权人 当前专利权人 第一申请人 申请人数量 申请人类型 申请人国家/地区 申请人国别代码 申请人地址 申请人地址(其他) "
        "申请人省市代码 中国申请人地市 中国申请人区县 当前专利权人地址 工商别名 工商英文名 工商注册地址 工商公司类型 工商成立日期 "
        "工商统一社会信用代码 工商注册号 工商上市代码 工商企业状态 发明人 发明(设计)人(其他) 第一发明人 第一发明(设计)人 当前发明人名称 "
        "发明人数量 代理机构 代理人 审查员 引证专利 被引证专利 引证次数 被引证次数 家族引证 家族被引证 简单同族 扩展同族 DocDB同族 "
        "简单同族ID 简单同族个数 同族国家/地区 优先权信息 优先权号 优先权日 最早优先权日 优先权国别 PCT国际申请号 PCT国际公布号 "
        "PCT进入国家阶段日 母案 分案 一案双申 专利有效性 当前法律状态 法律状态 法律文书日期 法律文书编号 复审请求人 无效请求人 复审决定 "
        "复审无效决定日 转让次数 转让执行日 转让人 受让人 标准受让人 许可次数 许可合同备案日期 许可人 被许可人 当前被许可人 许可类型 "
        "质押次数 质押期限 出质人 质权人 当前质权人 诉讼次数 原告 被告 诉讼类型 法庭 海关备案 首次公开日 首次公开号 授权公告日 授权公告号 "
        "实质审查生效日 审查时长 失效日 预估到期日 专利寿命(月) 标准类型 标准号 合享价值度 技术稳定性 技术先进性 保护范围",
    ),
    Vendor(
        "智慧芽 PatSnap",
        ("patents",),
        "序号 公开(公告)号 标题 [标]当前申请(专利权)人 当前申请(专利权)人 [标]原始申请(专利权)人 原始申请(专利权)人 "
        "第一原始申请(专利权)人 当前申请(专利权)人数量 当前申请(专利权)人州/省 当前申请(专利权)人地市 当前申请(专利权)人区县 "
        "原始申请(专利权)人州/省 原始申请(专利权)人地址 [标]原始申请(专利权)人类型 [标]当前申请(专利权)人类型 申请号 申请日 申请年 "
        "公开(公告)日 授权日 授权年 失效日 专利类型 受理局 优先权国家 简单法律状态 法律状态/事件 发明人 发明人数量 [标]代理机构 IPC分类号 "
        "IPC主分类号 IPC主分类号(小类) IPC主分类号(部)释义 CPC分类号IPC 战略新兴产业分类 应用领域分类 技术主题分类 技术领域 [标]技术问题短语 "
        "[标]技术功效短语 权利要求数 被引用专利数量 5年内被引用数量 简单同族被引用专利总数 专利价值 技术价值 市场价值 权利转移生效日 "
        "许可类型 许可次数 许可生效日 转让人 受让人 工商统一社会信用代码 工商注册地址",
    ),
    Vendor(
        "国家知识产权局专利著录项",
        ("patents",),
        "专利公开号 专利名称 专利类型 专利摘要 申请人 专利申请号 申请日 申请公布日 授权公布号 授权公布日 申请地址 主权项 发明人 分类号 "
        "主分类号 代理机构 分案原申请号 优先权 国际申请 国际公布 代理人 省份或国家代码 法律状态 专利领域 专利学科 多次公布",
    ),
    Vendor(
        "科技成果专利总表",
        ("patents",),
        "序号 申请日 公开日 授权公告日 申请人 发明人 申请号 公开号 授权公告号 专利类型 专利名称 授权名称 申请摘要 主权项 申请人地址 "
        "法律状态 主分类号 分类号",
    ),
    Vendor(
        "Google Patents",
        ("patents",),
        "id title assignee inventor/author priority~date filing/creation~date publication~date grant~date result~link "
        "representative~figure~link",
    ),
    Vendor(
        "WIPS",
        ("patents",),
        "申请人 标准化申请人 申请人代表码 最近专利权人[US,JP,KR,CN,CA,AU] 标准当前专利权人[US,JP,KR,CN,CA,AU]",
    ),
    Vendor(
        "商标详情",
        ("trademarks",),
        "商标图案 商标名称 国际分类 申请/注册号 商标状态 是否共有商标 商标类型 优先权日期 商标形式 国际注册日期 国标注册日期 后期指定日期 "
        "类似群 商标申请日期 专用权期限 初审公告期号 初审公告日期 注册公告期号 注册公告日期 申请人名称（中文） 申请人名称（英文） "
        "申请人地址（中文） 申请人地址（英文） 代理/办理机构",
    ),
    Vendor(
        "行政处罚信用公示",
        ("cases", "publications"),
        "行政处罚决定书文号 被处罚当事人 作出处罚决定的机关名称 作出处罚决定的日期 行业 罚没总金额 违规类型 主要违法违规事实 行政处罚依据 "
        "行政处罚决定 处罚名称 处罚事由 处罚种类 没收违法所得 罚款金额 公示起日期 公示止日期 工商注册号/统一社会信用代码",
    ),
    Vendor(
        "天眼查/企查查企业",
        ("organisations",),
        "公司名称 企业名称 经营状态 登记状态 法定代表人 注册资本 实缴资本 成立日期 核准日期 所属省份 所属城市 所属区县 电话 更多电话 邮箱 更多邮箱 "
        "统一社会信用代码 纳税人识别号 注册号 组织机构代码 参保人数 公司类型 企业类型 所属行业 曾用名 英文名 网址 企业地址 最新年报地址 经营范围",
    ),
    Vendor(
        "问卷星",
        ("survey_answers",),
        "序号 提交答卷时间 所用时间 来源 来源详情 来自IP 总分 填写时间 答题序号",
    ),
)
_KNOWN: Final[Mapping[str, frozenset[str]]] = {each.name: each.known() for each in VENDORS}
_HAVE: Final = Counter(word for words in _KNOWN.values() for word in words)


def all_headings() -> frozenset[str]:
    """Every vendor's headings, loosely spelled."""
    return frozenset(_HAVE)


def vendor_of(headings: Sequence[str]) -> tuple[Vendor | None, str]:
    """The vendor whose export a sheet with these loosely spelled headings is, and why."""
    filled = [each for each in headings if each]
    best, why, best_score = None, "", 0.0
    for vendor in VENDORS:
        known = _KNOWN[vendor.name]
        shared = [each for each in dict.fromkeys(filled) if each in known]
        own = _rarity(shared)
        covered = len(shared) / max(len(filled), 1)
        if len(shared) < 3 or covered < 0.5 or (own < 1.5 and len(shared) < 6):
            continue
        score = own * covered + len(shared) / len(known)
        if own >= 1 and score > best_score:
            best, best_score = vendor, score
            why = f"{len(filled)} 列标题中有 {len(shared)} 列是{vendor.name}导出表的标题"
    return best, why


def _rarity(words: Iterable[str]) -> float:
    return float(sum(1 / float(_HAVE[word]) ** 1.5 for word in words))
