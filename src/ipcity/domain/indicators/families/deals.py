"""Deals: patents assigned and licensed, open licences declared and taken, income from both.

Source: 专利法第十条 (an assignment holds from its registration), 专利法实施细则第十五条 (licences are recorded),
专利法第五十条至第五十二条 (open licences). A patent assigned twice is two events. Transfers inside a
group of firms are no market deals: not counted, shown apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from ipcity.domain.indicators.declarations import Apart, Indicator
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import (
    AnyOf,
    Condition,
    Cumulative,
    Flow,
    Link,
    Rows,
    Subject,
    among,
    count,
    differs,
    distinct,
    equals,
    named,
    outside,
    present,
    total,
)

TITLE = "转让、许可与开放许可"

_RECORDED = "专利法第十条；专利法实施细则第十五条"
_OPEN = "专利法第五十条至第五十二条；专利法实施细则第八十五条至第八十八条"
_MARKET = differs("is_internal", True)
_INTERNAL = equals("is_internal", True)
_IS_OPEN = AnyOf(
    (equals("kind", "open"), present("open_licence_id"), present("open_licence_number"))
)
_YEAR = "当年1月1日至统计日"


def _assignments(*where: Condition, amount: tuple[str, ...] = ()) -> Rows:
    return Rows("assignments", Flow("registered_on"), where, amount=amount)


def _licences(*where: Condition, amount: tuple[str, ...] = ()) -> Rows:
    return Rows("licences", Flow("recorded_on"), where, amount=amount)


def _open_licensing(subject: Subject) -> Rows:
    return Rows("licences", Cumulative("recorded_on"), (_IS_OPEN,), subject=subject)


_WITHIN_GROUPS = Apart(
    "internal",
    "另有集团内部转让、许可",
    "件",
    0,
    Of(count(_assignments(_INTERNAL), _licences(_INTERNAL), empty_is_none=False)),
)


def _recordals() -> Iterator[Indicator]:
    for key, name, words, rows in (
        (
            "recordals-of-year",
            "专利转让、许可数量",
            f"{_YEAR}登记生效的专利转让件次＋备案的专利许可件次，集团内部的不计，另列",
            (_assignments(_MARKET), _licences(_MARKET)),
        ),
        (
            "recordals-with-intra-group-of-year",
            "专利转让、许可数量（含集团内部）",
            f"{_YEAR}登记生效的专利转让件次＋备案的专利许可件次，含集团内部的",
            (_assignments(), _licences()),
        ),
        (
            "assignments-of-year",
            "专利转让数量",
            f"{_YEAR}登记生效的专利转让件次，集团内部的不计",
            (_assignments(_MARKET),),
        ),
        (
            "licences-of-year",
            "专利许可数量",
            f"{_YEAR}备案的专利许可件次，集团内部的不计",
            (_licences(_MARKET),),
        ),
    ):
        yield Indicator(
            code=f"deals.{key}",
            version=1,
            name=name,
            unit="件",
            places=0,
            words=words,
            basis=_RECORDED,
            formula=Of(count(*rows)),
            apart=(_WITHIN_GROUPS,) if key == "recordals-of-year" else (),
        )


INDICATORS = (
    *_recordals(),
    Indicator(
        code="deals.open-licence-institutions",
        version=1,
        name="参与专利开放许可的高校院所",
        unit="家",
        places=0,
        words="截至统计日专利开放许可声明已公告的不同高校、科研院所数，此后撤回的不减",
        basis=_OPEN,
        formula=Of(
            distinct(
                Rows(
                    "open_licences",
                    Cumulative("declared_on"),
                    (
                        AnyOf(
                            (
                                among("declarant_kind", "university", "institute"),
                                among("declarant.kind", "university", "institute"),
                            )
                        ),
                        outside("standing_state", "pending", "refused"),
                    ),
                    (Link("declarant", "organisations"),),
                    subject=named("declarant"),
                )
            )
        ),
    ),
    Indicator(
        code="deals.open-licences",
        version=1,
        name="专利开放许可达成的许可（按专利与被许可人）",
        unit="件",
        places=0,
        words="截至统计日备案、来自开放许可的许可，专利与被许可人的不同组合数",
        basis=_OPEN,
        formula=Of(distinct(_open_licensing(named("patent#", "licensee")))),
    ),
    Indicator(
        code="deals.open-licensed-patents",
        version=1,
        name="专利开放许可达成的许可（按专利）",
        unit="件",
        places=0,
        words="截至统计日备案、来自开放许可的许可所涉不同专利件数",
        basis=_OPEN,
        formula=Of(distinct(_open_licensing(named("patent#")))),
    ),
    Indicator(
        code="deals.income-of-year",
        version=1,
        name="专利转让、许可合同金额",
        unit="元",
        places=2,
        words=f"{_YEAR}登记生效的专利转让金额＋备案的专利许可费之和，集团内部的不计，未填金额的按未知不计",
        basis=_RECORDED,
        formula=Of(
            total(_assignments(_MARKET, amount=("amount",)), _licences(_MARKET, amount=("amount",)))
        ),
    ),
)
