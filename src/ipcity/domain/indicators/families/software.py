"""Genuine software: licensed installs of operating systems and office software in public bodies.

Source: 政府机关使用正版软件管理办法（国办发〔2013〕88号，待核实）; the formula is the programme's own. A body's
surplus licences do not make up for another's lack: at most as many count as are installed.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import Apart, Indicator
from ipcity.domain.indicators.formulas import Least, Of, Ratio
from ipcity.domain.indicators.measures import (
    Rows,
    Subject,
    Tally,
    UntilNext,
    among,
    distinct,
    named,
    outside,
    total,
)

TITLE = "软件正版化"

_BASIS = "国办发〔2013〕88号政府机关使用正版软件管理办法（待核实）；公式为试点工作自定"
_CHECKED = named("checked")
_LATEST = UntilNext("checked_on", Subject((*_CHECKED.parts, ("software",))))
_CLASSES = ("os", "office")


def _rows(amount: tuple[str, ...], *classes: str) -> Rows:
    # Party and government organs and state-owned firms; a row that does not say counts.
    bodies = outside("body", "institution", "other")
    where = (among("software", *classes), bodies)
    return Rows("software_checks", _LATEST, where, amount=amount, subject=_CHECKED)


def _installs(*classes: str) -> Tally:
    return total(_rows(("installs",), *classes))


def _rate(*classes: str) -> Ratio:
    return Ratio(total(_rows(("licensed", "installs"), *classes)), _installs(*classes))


INDICATORS = (
    Indicator(
        code="software.lower-of-two",
        version=1,
        name="操作系统和办公软件授权率（取低）",
        unit="%",
        places=2,
        words="党政机关、国有企业最近一次检查的已授权套数之和÷已安装套数之和×100%，操作系统、办公软件分别计算，取较低者；每个单位的授权套数最多计到安装套数",
        basis=_BASIS,
        formula=Least((("os", _rate("os")), ("office", _rate("office")))),
        apart=(
            Apart("os-rate", "操作系统授权率", "%", 2, _rate("os"), within="os"),
            Apart("office-rate", "办公软件授权率", "%", 2, _rate("office"), within="office"),
        ),
    ),
    Indicator(
        code="software.taken-together",
        version=1,
        name="操作系统和办公软件授权率（合并）",
        unit="%",
        places=2,
        words="党政机关、国有企业最近一次检查的操作系统和办公软件已授权套数之和÷已安装套数之和×100%；每个单位的授权套数最多计到安装套数",
        basis=_BASIS,
        formula=_rate(*_CLASSES),
    ),
    Indicator(
        code="software.bodies-checked",
        version=1,
        name="已检查正版化的单位",
        unit="家",
        places=0,
        words="截至统计日检查过操作系统或办公软件的党政机关、国有企业数",
        basis=_BASIS,
        formula=Of(distinct(_rows((), *_CLASSES))),
    ),
)
