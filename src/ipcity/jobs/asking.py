"""What commands about a programme share: its options, who asks, and how the answer is printed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import FIRST_DAY, LAST_DAY, day_written
from ipcity.domain.terms.ledgers import LEDGER_LABELS

if TYPE_CHECKING:
    from ipcity.store.models.districts import District
    from ipcity.store.models.plans import PlanVersion

DISTRICT_HELP = "区域；不写时指唯一的区域，它还没有记录时指演示区域"
MOST_WIDE = 100  # columns of a table, where its texts can be broken
LEAST_WIDE = 12


@dataclass(frozen=True)
class Asking:
    """The district in question, the person who asks, and the moment."""

    district: District
    actor: Actor
    at: datetime


def add_options(parser: argparse.ArgumentParser) -> None:
    """``--district``, ``--as`` and ``--format``."""
    parser.add_argument("--district", metavar="NAME", help=DISTRICT_HELP)
    parser.add_argument("--as", dest="person", metavar="PERSON", help="以何人名义（登录名）")
    parser.add_argument("--format", choices=("json", "table"), default="table", help="输出格式")


def a_day(text: str) -> date:
    """An argument like 2026-06-30, within the years that records can be of."""
    day = day_written(text)
    if day is None:
        raise argparse.ArgumentTypeError(
            f"日期应写成 2026-06-30，在{FIRST_DAY.year}年至{LAST_DAY.year}年之间，不是“{text}”"
        )
    return day


def a_ledger(text: str) -> str:
    """The name of the ledger meant by ``text``: its name or what it is called in Chinese."""
    names = {label: name for name, label in LEDGER_LABELS.items()}
    typed = text.strip()
    found = names.get(typed, typed.lower())
    if found in LEDGER_LABELS:
        return found
    near = get_close_matches(typed.lower(), [*LEDGER_LABELS, *names], n=3)
    told = "、".join(ledger_words(names.get(each, each)) for each in near)
    hint = f"是否指 {told}？" if told else "台账代号见“台账”页的地址或参考文档“台账”。"
    raise Refused("no-ledger", f"没有“{typed[:40]}”这个台账。{hint}", "台账规则")


def ledger_words(name: str) -> str:
    """``patents`` → ``patents（专利）``."""
    return f"{name}（{LEDGER_LABELS[name]}）" if name in LEDGER_LABELS else name


def prepared(options: argparse.Namespace) -> Asking:
    """Who asks about which district; the command has made the installation ready before."""
    from django.utils import timezone  # app ready

    from ipcity.jobs.acting import acting, the_district  # app ready

    at = timezone.localtime()
    district = the_district(options.district)
    return Asking(district, acting(options.person, district=district.pk, on=at.date()), at)


def the_plan(district: District) -> PlanVersion:
    """The plan in force of the district's programme; Refused where there is none."""
    from ipcity.store.models.plans import PlanVersion  # app ready

    found = PlanVersion.objects.filter(district=district).in_force().listed()
    plan = found.select_related("programme__district").order_by("-pk").first()
    if plan is None:
        raise Refused("no-plan", f"“{district.name}”还没有正式版本的方案。", "方案")
    return plan


def print_json(answer: object) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns of one width, Chinese characters counting two; long Chinese texts are broken."""
    cells = [list(heads), *([_cell(c) for c in row] for row in rows)]
    columns = list(zip(*cells, strict=True))
    widths = _fitted([max(map(_width, each)) for each in columns], [_breaks(e) for e in columns])
    for row in cells:
        broken = (list(_lines(c, w)) for c, w in zip(row, widths, strict=True))
        for line in zip_longest(*broken, fillvalue=""):
            padded = (c + " " * (w - _width(c)) for c, w in zip(line, widths, strict=True))
            print("  ".join(padded).rstrip())


def _fitted(widths: Sequence[int], breaking: Sequence[bool]) -> list[int]:
    """The widest of the columns that may be broken narrowed until the line fits, as far as it can."""
    found = list(widths)
    may = [at for at, each in enumerate(breaking) if each and widths[at] > LEAST_WIDE]
    while may and sum(found) + 2 * (len(found) - 1) > MOST_WIDE:
        widest = max(may, key=found.__getitem__)
        if found[widest] <= LEAST_WIDE:
            break
        found[widest] -= 1
    return found


def _breaks(column: Sequence[str]) -> bool:
    """Whether a column holds Chinese text; codes and numbers are never broken."""
    return any(not cell.isascii() for cell in column[1:])


def _lines(text: str, width: int) -> Iterator[str]:
    line = ""
    for character in text:
        if line and _width(line + character) > width:
            yield line
            line = ""
        line += character
    yield line


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
