"""重点保护名录: firms, marks and geographical indications under key protection, with dates and reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, Self

from django.db import models
from django.db.models import Q

from ipcity.store.ledgers import LedgerQuerySet, LedgerRow

SEVERAL: Final = re.compile("[、，,；;]")


class ProtectedNameQuerySet(LedgerQuerySet):
    def named(self, names: Iterable[str], on: date) -> Self:
        """Entries in force on ``on`` whose name or number is one of ``names``, or named in one."""
        told = {each.strip() for name in names for each in (name, *SEVERAL.split(name))} - {""}
        begun = Q(listed_on=None) | Q(listed_on__lte=on)
        held = Q(removed_on=None) | Q(removed_on__gt=on)
        return self.standing().filter(begun & held, Q(name__in=told) | Q(right_number__in=told))


class ProtectedName(LedgerRow):
    """In force from ``listed_on``, and no longer on ``removed_on``."""

    class Kind(models.TextChoices):
        FIRM = "firm", "企业"
        TRADEMARK = "trademark", "商标"
        PATENT = "patent", "专利"
        GI = "gi", "地理标志"
        SECRET = "secret", "商业秘密"
        OTHER = "other", "其他"

    GROUP = "保护"
    KEYS = (("kind", "right_number"), ("kind", "name"))
    LISTED = ("name", "kind", "right_number", "owner_name", "listed_on", "removed_on", "reason")
    SEARCHED = ("name", "right_number", "owner_name")
    FACETS = ("kind", "unit")
    DATED = "listed_on"
    IN_ORDER = (("listed_on", "removed_on"),)
    HEADINGS = {
        "name": ("重点保护对象", "保护对象", "名称"),
        "kind": ("对象类型", "类型"),
        "right_number": ("权利号", "注册号", "专利号"),
        "owner_name": ("权利人",),
        "listed_on": ("列入日期", "纳入日期"),
        "removed_on": ("移出日期",),
        "reason": ("列入事由", "纳入事由"),
        "document": ("依据", "文号"),
    }

    name = models.CharField("保护对象名称", max_length=200)
    kind = models.CharField("保护对象类型", max_length=10, choices=Kind.choices, default=Kind.FIRM)
    right_number = models.CharField("权利编号", max_length=60, blank=True)
    owner_name = models.CharField("权利人名称", max_length=200, blank=True)
    listed_on = models.DateField("列入日", null=True, blank=True)
    removed_on = models.DateField("移出日", null=True, blank=True)
    reason = models.CharField("列入理由", max_length=300, blank=True)
    document = models.CharField("依据文件", max_length=200, blank=True)

    objects = ProtectedNameQuerySet.as_manager()

    class Meta(LedgerRow.Meta):
        verbose_name = "重点保护名录"
