"""The programme's own departments, towns and parks: one tree per district."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, F, Q

from ipcity.store.scoping import ScopedQuerySet


class UnitQuerySet(ScopedQuerySet):
    def valid_on(self, day: date) -> Self:
        """Units that exist on ``day``; an open end means still existing."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        open_ended = Q(valid_until=None) | Q(valid_until__gt=day)
        return self.filter(begun & open_ended)

    def with_task_counts(self, plan: models.Model | None) -> Self:
        """Each unit with ``led``, ``responsible``, ``supported``, ``guided``: its tasks in ``plan``."""
        counts = {name: _tasks_as(role, plan) for name, role in ROLES_COUNTED.items()}
        # counting makes the database forget the model's own order
        return self.annotate(**counts).order_by("position", "id")


ROLES_COUNTED = {
    "led": "lead",
    "responsible": "responsible",
    "supported": "support",
    "guided": "guide",
}


def _tasks_as(role: str, plan: models.Model | None) -> Count:
    counted = Q(assigned__plan=plan, assigned__role=role)
    for fact in ("assigned", "assigned__assignment", "assigned__assignment__task"):
        counted &= ~Q(**{f"{fact}__review": "dropped"})
    return Count("assigned__assignment__task", filter=counted, distinct=True)


class Unit(models.Model):
    """A body that may be responsible for something; ``[valid_from, valid_until)`` is its life."""

    UNIT_COLUMN = "id"

    class Kind(models.TextChoices):
        DISTRICT = "district", "区"
        ORGAN = "organ", "区级部门"
        TOWN = "town", "镇"
        SUBDISTRICT = "subdistrict", "街道"
        PARK = "park", "园区"
        GROUP = "group", "集合单位"
        OTHER = "other", "其他单位"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    key = models.CharField("代号", max_length=60)
    name = models.CharField("名称", max_length=120)
    full_name = models.CharField("全称", max_length=160, blank=True)
    aliases = models.JSONField("别名", default=list, blank=True)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices, default=Kind.ORGAN)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_until = models.DateField("停用日期", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承接单位"
    )
    position = models.PositiveIntegerField("排序", default=0)
    version = models.PositiveIntegerField("版本", default=1)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "单位"
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("district", "key"), name="unit_key"),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_until__gt=F("valid_from")),
                name="unit_life",
            ),
        )

    def __str__(self) -> str:
        return self.name
