"""Firms: those newly or still holding a title of the cultivation ladders, counted as organisations.

A firm that is not in the register of organisations counts by its written name. Renewals are neither
new nor a second firm; cumulatively a firm counts even where only its renewal is recorded. Terms of the
titles: ``domain/rights/qualifications.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ipcity.domain.indicators.declarations import WITH_SPLIT, Indicator
from ipcity.domain.indicators.formulas import Difference, Of
from ipcity.domain.indicators.measures import (
    ByLaw,
    Cumulative,
    Interval,
    NewSince,
    Rows,
    Subject,
    Tally,
    among,
    differs,
    distinct,
    named,
)

TITLE = "企业培育"

_FIRM = named("firm")
_FIRM_AND_TITLE = Subject((*_FIRM.parts, ("kind",)))
_FIRST_AWARD = differs("is_renewal", True)


@dataclass(frozen=True)
class _Title:
    """``key`` goes into the codes; ``kinds`` are those of the ledger qualifications."""

    key: str
    name: str
    kinds: tuple[str, ...]
    basis: str


_TITLES = (
    _Title(
        "little-giants",
        "国家专精特新“小巨人”企业",
        ("little_giant",),
        "优质中小企业梯度培育管理办法（工信部企业〔2022〕63号；2026年4月1日起工信部企业〔2026〕2号）",
    ),
    _Title(
        "ip-models",
        "国家知识产权优势示范企业",
        ("ip_advantage", "ip_demonstration"),
        "国家知识产权局知识产权强国建设示范工作年度通知（待核实）",
    ),
    _Title(
        "high-tech",
        "高新技术企业",
        ("high_tech",),
        "高新技术企业认定管理办法（国科发火〔2016〕32号）",
    ),
    _Title("tech-firms", "科技型企业", ("tech_firm",), "市级科技型企业库（待核实）"),
)


def _rows(kinds: tuple[str, ...], interval: Interval, subject: Subject = _FIRM) -> Rows:
    renewals = () if isinstance(interval, ByLaw | Cumulative) else (_FIRST_AWARD,)
    where = (among("kind", *kinds), *renewals)
    return Rows("qualifications", interval, where, subject=subject, split="kind")


def _stock(title: _Title) -> Tally:
    return distinct(_rows(title.kinds, ByLaw("qualifications.in_term")))


def _of_title(title: _Title) -> Iterator[Indicator]:
    name = title.name
    yield Indicator(
        code=f"firms.{title.key}-new",
        version=1,
        name=f"新增{name}",
        unit="家",
        places=0,
        words=f"首次认定为{name}的日期在基准年末之后、统计日（含）以前的不同企业数，复核和重新认定不计，此后失去资格的不减",
        basis=title.basis,
        formula=Of(distinct(_rows(title.kinds, NewSince("granted_on", _FIRM)))),
        splits=WITH_SPLIT,
        split_label="资质种类",
    )
    yield Indicator(
        code=f"firms.{title.key}-net",
        version=1,
        name=f"{name}净增",
        unit="家",
        places=0,
        words=f"统计日资格有效的{name}家数－基准年末资格有效的{name}家数",
        basis=title.basis,
        formula=Difference(_stock(title)),
        splits=WITH_SPLIT,
        split_label="资质种类",
    )
    yield Indicator(
        code=f"firms.{title.key}",
        version=1,
        name=f"有效{name}",
        unit="家",
        places=0,
        words=f"统计日资格有效的{name}的不同企业数",
        basis=title.basis,
        formula=Of(_stock(title)),
        splits=WITH_SPLIT,
        split_label="资质种类",
    )


_BY_AWARD = Indicator(
    code="firms.ip-models-awards",
    version=1,
    name="新增国家知识产权优势、示范企业认定",
    unit="家",
    places=0,
    words="基准年末之后首次认定为优势企业的家数＋首次认定为示范企业的家数，同一企业由优势升为示范的两次都计",
    basis=_TITLES[1].basis,
    formula=Of(
        distinct(_rows(_TITLES[1].kinds, NewSince("granted_on", _FIRM_AND_TITLE), _FIRM_AND_TITLE))
    ),
    splits=WITH_SPLIT,
    split_label="资质种类",
)

_ISO_56005 = Indicator(
    code="firms.iso56005",
    version=1,
    name="创新管理知识产权国际标准实施试点企业",
    unit="家",
    places=0,
    words="截至统计日累计纳入创新管理知识产权国际标准（ISO 56005）实施试点的不同企业数",
    basis="国知办发运字〔2023〕23号",
    formula=Of(distinct(_rows(("iso56005",), Cumulative("granted_on")))),
    splits=WITH_SPLIT,
    split_label="资质种类",
)

INDICATORS = (*(each for title in _TITLES for each in _of_title(title)), _BY_AWARD, _ISO_56005)
