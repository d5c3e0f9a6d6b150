"""Finance: loans released under registered pledges of IP, and the amounts registered.

Source: 专利权质押登记办法（国家知识产权局公告第461号）, 注册商标专用权质押登记程序规定（公告第358号）. One loan counts
once however many rights secure it; renewals bring no new money; unsecured credit is another ledger.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import WITH_SPLIT, Indicator
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import (
    Flow,
    Interval,
    Rows,
    Subject,
    count,
    differs,
    distinct,
    named,
    present,
    total,
)

TITLE = "质押融资"

_BASIS = "专利权质押登记办法（国家知识产权局公告第461号）；注册商标专用权质押登记程序规定（公告第358号）；续贷不重复计为试点工作口径"
_LOAN = Subject((("loan_number", "registration_number"),))
_REGISTRATION = Subject((("registration_number", "loan_number"),))
_NEW = (differs("is_renewal", True), present("registered_on"))
_RELEASED = Flow("released_on", once=("registered_on",), first_of=_LOAN)
_REGISTERED = Flow("registered_on", first_of=_REGISTRATION)


def _pledges(interval: Interval, *amount: str) -> Rows:
    return Rows("pledges", interval, _NEW, amount=amount, subject=named("pledgor"), split="kind")


INDICATORS = (
    Indicator(
        code="finance.released-of-year",
        version=1,
        name="知识产权质押融资额（实际发放）",
        unit="元",
        places=2,
        words="当年1月1日至统计日发放、其质押已登记的贷款金额之和；同一贷款合同只计一次，续贷不计",
        basis=_BASIS,
        formula=Of(total(_pledges(_RELEASED, "loan_amount"))),
        splits=WITH_SPLIT,
        split_label="出质权利",
    ),
    Indicator(
        code="finance.registered-of-year",
        version=1,
        name="知识产权质押登记金额",
        unit="元",
        places=2,
        words="当年1月1日至统计日登记的质押金额之和；同一登记号只计一次，续贷不计",
        basis=_BASIS,
        formula=Of(total(_pledges(_REGISTERED, "registered_amount"))),
        splits=WITH_SPLIT,
        split_label="出质权利",
    ),
    Indicator(
        code="finance.registrations-of-year",
        version=1,
        name="知识产权质押登记项数",
        unit="项",
        places=0,
        words="当年1月1日至统计日登记的质押项数，同一登记号只计一次，续贷不计",
        basis=_BASIS,
        formula=Of(count(_pledges(_REGISTERED))),
        splits=WITH_SPLIT,
        split_label="出质权利",
    ),
    Indicator(
        code="finance.firms-of-year",
        version=1,
        name="获得知识产权质押融资的企业",
        unit="家",
        places=0,
        words="当年1月1日至统计日获得质押贷款发放的不同出质人数",
        basis=_BASIS,
        formula=Of(distinct(_pledges(_RELEASED))),
        splits=WITH_SPLIT,
        split_label="出质权利",
    ),
)
