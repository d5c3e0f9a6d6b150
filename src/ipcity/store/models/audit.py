"""The audit log: entries that are only ever added, each sealed to the one before by SM3."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.domain.access import Scope
from ipcity.store import chains
from ipcity.store.scoping import ScopedQuerySet, to_q

COMING_AND_GOING = ("log-in", "log-in-failed", "log-out", "verify-second-factor")


class AuditQuerySet(ScopedQuerySet):
    def readable(self, scope: Scope) -> Self:
        """The scope's entries, and with them those of the installation itself (no district)."""
        return self.filter(to_q(scope, unit=None) | Q(district_id=None)) if scope else self.none()

    def done_by(self, person: int) -> Self:
        """One person's own acts in business and care; coming and going is left out."""
        return self.filter(actor=person).exclude(verb__in=COMING_AND_GOING)


class AuditEntry(models.Model):
    """One act. Ids only, no names, and no foreign keys: nothing may ever rewrite an entry."""

    sequence = models.PositiveBigIntegerField("序号", unique=True)
    at = models.DateTimeField("时间", db_index=True)
    # whole seconds by which the clock stood behind the entry before
    clock_behind = models.PositiveIntegerField("时钟落后秒数", default=0)
    actor = models.BigIntegerField("行为人", null=True, db_index=True)
    on_behalf_of = models.BigIntegerField("被代理人", null=True)
    via = models.CharField("途径", max_length=80)
    verb = models.CharField("事项", max_length=60, db_index=True)
    subject_kind = models.CharField("对象类别", max_length=60, blank=True)
    subject_id = models.CharField("对象编号", max_length=60, blank=True)
    district_id = models.BigIntegerField("区域", null=True, db_index=True)
    facts = models.JSONField("事实", default=dict)
    previous = models.CharField("前项摘要", max_length=64, unique=True)
    hash = models.CharField("摘要", max_length=64, unique=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = "审计日志"
        ordering = ("-sequence",)

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    def sealed_hash(self) -> str:
        """The hash that this entry must carry, computed from everything it says."""
        return chains.digest(
            {
                "sequence": self.sequence,
                "at": chains.moment(self.at),
                "clock_behind": self.clock_behind,
                "actor": self.actor,
                "on_behalf_of": self.on_behalf_of,
                "via": self.via,
                "verb": self.verb,
                "subject": [self.subject_kind, self.subject_id],
                "district": self.district_id,
                "facts": self.facts,
                "previous": self.previous,
            }
        )
