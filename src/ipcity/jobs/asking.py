"""What commands about a programme share: its options, who asks, and how the answer is printed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused

if TYPE_CHECKING:
    from ipcity.store.models.districts import District
    from ipcity.store.models.plans import PlanVersion

YEARS = range(1900, 2200)


@dataclass(frozen=True)
class Asking:
    """The district in question, the person who asks, and the moment."""

    district: District
    actor: Actor
    at: datetime


def add_options(parser: argparse.ArgumentParser) -> None:
    """``--district``, ``--as`` and ``--format``."""
    parser.add_argument("--district", metavar="NAME", help="区域；只有一个区域时不必给")
    parser.add_argument("--as", dest="person", metavar="PERSON", help="以何人名义（登录名）")
    parser.add_argument("--format", choices=("json", "table"), default="table", help="输出格式")


def a_day(text: str) -> date:
    """An argument like 2026-06-30, within the years that records can be of."""
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"日期应写成 2026-06-30，不是“{text}”") from wrong
    if day.year not in YEARS:
        raise argparse.ArgumentTypeError(f"日期应在{YEARS[0]}年至{YEARS[-1]}年之间，不是“{text}”")
    return day


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
    """Columns of one width, Chinese characters counting two."""
    cells = [list(heads), *([_cell(c) for c in row] for row in rows)]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(heads))]
    for row in cells:
        padded = (c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True))
        print("  ".join(padded).rstrip())


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
