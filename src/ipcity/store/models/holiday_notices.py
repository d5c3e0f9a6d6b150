"""The State Council's yearly notices of holidays, as a district has loaded them, edition by edition."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models

from ipcity.domain.terms.working_days import Calendar
from ipcity.store.scoping import ScopedQuerySet


class HolidayNoticeQuerySet(ScopedQuerySet):
    def newest_of(self, district: int, before: datetime | None = None) -> Self:
        """The edition of each year that counts, or counted just before ``before``."""
        rows = self.filter(district=district)
        if before is not None:
            rows = rows.filter(loaded_at__lt=before)
        newest = rows.order_by().values("year").annotate(last=models.Max("id")).values("last")
        return self.filter(pk__in=newest)


class HolidayNotice(models.Model):
    """One edition of one year; rows are only added, and the newest of a year counts.

    ``holidays`` and ``workdays`` are lists of ISO days: weekdays without work, weekends with it.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    year = models.PositiveSmallIntegerField("年度")
    edition = models.CharField("文件", max_length=120)
    holidays = models.JSONField("放假日", default=list)
    workdays = models.JSONField("调休上班日", default=list)
    file_name = models.CharField("文件名", max_length=255)
    digest = models.CharField("内容摘要", max_length=64)
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="载入人",
    )
    loaded_at = models.DateTimeField("载入时间")

    objects = HolidayNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "放假安排"
        ordering = ("-year", "-id")
        indexes = (models.Index(fields=("district", "year", "-id"), name="notice_of_year"),)

    def __str__(self) -> str:
        return f"{self.year}年放假安排（{self.edition}）"

    @property
    def calendar(self) -> Calendar:
        """The notice alone, as one of the calendars that are joined."""
        return Calendar(
            edition=self.edition,
            years=frozenset({self.year}),
            holidays=frozenset(map(date.fromisoformat, self.holidays)),
            workdays=frozenset(map(date.fromisoformat, self.workdays)),
        )
