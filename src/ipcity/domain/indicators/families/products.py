"""Products: patent-intensive products whose filing passed, and those recognised.

Source: 国知办函运字〔2022〕985号 (filing, then recognition). The plan speaks of filings; a product counts
once, annual refreshes do not.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import Apart, Indicator
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import Cumulative, Rows, Subject, Tally, distinct, outside

TITLE = "专利密集型产品"

_BASIS = "国知办函运字〔2022〕985号"
_PRODUCT = Subject((("number", "name"),))
# the day of passing decides: a sheet without the stage leaves every product “submitted”
_PASSED = outside("stage", "draft")


def _products(on: str, empty_is_none: bool = True) -> Tally:
    rows = Rows("products", Cumulative(on), (_PASSED,), subject=_PRODUCT)
    return distinct(rows, empty_is_none=empty_is_none)


INDICATORS = (
    Indicator(
        code="products.filed",
        version=1,
        name="专利密集型产品备案数量",
        unit="件",
        places=0,
        words="截至统计日累计通过备案的不同产品件数，年度更新不重复计；其中已认定的另列",
        basis=_BASIS,
        formula=Of(_products("filed_on")),
        apart=(Apart("recognised", "其中已认定", "件", 0, Of(_products("recognised_on", False))),),
    ),
    Indicator(
        code="products.recognised",
        version=1,
        name="已认定的专利密集型产品",
        unit="件",
        places=0,
        words="截至统计日累计通过认定的不同产品件数",
        basis=_BASIS,
        formula=Of(_products("recognised_on")),
    ),
)
