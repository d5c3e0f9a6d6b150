"""Posts, who holds them, and who stands in for whom: work belongs to a post, not to a person."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from ipcity.domain.access import LABELS, VERB_LABELS, Verb
from ipcity.store.scoping import ScopedQuerySet


def during(day: date, since: str = "valid_from", until: str = "valid_until") -> Q:
    """Rows whose half-open period ``[since, until)`` holds ``day``."""
    return Q(**{f"{since}__lte": day}) & (Q(**{until: None}) | Q(**{f"{until}__gt": day}))


def overlapping(start: date, end: date | None) -> Q:
    """Rows whose period meets ``[start, end)``."""
    meets = Q(valid_until=None) | Q(valid_until__gt=start)
    return meets if end is None else meets & Q(valid_from__lt=end)


def _life(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name=name
    )


class PeriodQuerySet(ScopedQuerySet):
    def valid_on(self, day: date) -> Self:
        return self.filter(during(day))

    def meeting(self, start: date, end: date | None) -> Self:
        return self.filter(overlapping(start, end))


class Post(models.Model):
    """A seat in a unit that carries one role; one person holds it at a time."""

    UNIT_COLUMN = "unit_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    unit = models.ForeignKey("store.Unit", models.PROTECT, verbose_name="单位")
    role = models.CharField(
        "角色", max_length=30, choices=[(r.value, t) for r, t in LABELS.items()]
    )
    name = models.CharField("岗位名称", max_length=80)
    valid_from = models.DateField("设立日期")
    valid_until = models.DateField("撤销日期", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        ordering = ("unit__position", "unit_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("unit", "name"), name="post_name"),
            _life("post_life"),
        )

    def __str__(self) -> str:
        return self.name


class Holding(models.Model):
    """A person holds a post during ``[valid_from, valid_until)``."""

    UNIT_COLUMN = "post__unit_id"
    OWNER_COLUMN = "person_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="holdings", verbose_name="任岗人"
    )
    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings", verbose_name="岗位")
    valid_from = models.DateField("任岗日期")
    valid_until = models.DateField("离岗日期", null=True, blank=True)
    granted_at = models.DateTimeField("登记时间")

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "任岗"
        ordering = ("-valid_from", "-id")
        constraints = (
            # behind the row lock on the post: never two who hold it, or two from the same day
            models.UniqueConstraint(
                fields=("post",), condition=Q(valid_until=None), name="holding_one_open"
            ),
            models.UniqueConstraint(
                fields=("post", "valid_from"),
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="holding_one_start",
            ),
            _life("holding_life"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.post_id}"


class DelegationQuerySet(PeriodQuerySet):
    def in_force(self, day: date) -> Self:
        """Approved, not revoked, and running on ``day``."""
        return self.valid_on(day).filter(approved_at__isnull=False, revoked_at=None)

    def open(self) -> Self:
        """Asked for or in force: neither refused nor revoked."""
        return self.filter(refused_at=None, revoked_at=None)


class Delegation(models.Model):
    """``receiver`` acts in ``giver``'s place (B 代 A) for one post, after a third person agreed."""

    UNIT_COLUMN = "post__unit_id"
    OWNER_COLUMN = "giver_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    post = models.ForeignKey(Post, models.PROTECT, related_name="delegations", verbose_name="岗位")
    giver = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="delegations_given", verbose_name="委托人"
    )
    receiver = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="delegations_received", verbose_name="代理人"
    )
    verbs = models.JSONField("代理事项", default=list)
    reason = models.CharField("事由", max_length=200)
    valid_from = models.DateField("起始日期")
    valid_until = models.DateField("截止日期")
    asked_at = models.DateTimeField("提出时间")
    approver = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="审批人"
    )
    approved_at = models.DateTimeField("批准时间", null=True)
    refused_at = models.DateTimeField("不同意时间", null=True)
    revoked_at = models.DateTimeField("收回时间", null=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "代理"
        ordering = ("-asked_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")), name="delegation_life"
            ),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="delegation_to_another"),
        )

    def __str__(self) -> str:
        return f"{self.receiver_id} 代 {self.giver_id}"

    def state(self, day: date) -> str:
        """Where the delegation stands on ``day``, in the words the pages show."""
        if self.revoked_at:
            return "已收回"
        if self.refused_at:
            return "不同意"
        if self.valid_until <= day:
            return "已到期"
        if not self.approved_at:
            return "待审批"
        return "代理中" if self.valid_from <= day else "未开始"

    def verb_labels(self) -> list[str]:
        return [VERB_LABELS[Verb(each)] for each in self.verbs]
