"""How many rows a query finds, without counting what nobody pages through."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet


@dataclass(frozen=True)
class Found:
    """``exact`` False: at least as many as were looked at, and about ``count``."""

    count: int
    exact: bool

    def __str__(self) -> str:
        return str(self.count) if self.exact else f"约 {self.count}"


def count_up_to(rows: QuerySet[Any], most: int) -> Found:
    """Exact up to ``most``; beyond it what the database's planner expects, where it tells."""
    plain = rows.order_by()
    if connections[plain.db].vendor != "postgresql":
        return Found(plain.count(), True)
    looked = plain.values("pk")[: most + 1].count()
    if looked <= most:
        return Found(looked, True)
    plan = json.loads(plain.explain(format="json"))
    return Found(max(int(plan[0]["Plan"]["Plan Rows"]), looked), False)
