"""Versions of a programme's plan, from the draft that waits for review to the one in force."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.store.scoping import ScopedQuerySet, to_q


class PlanVersionQuerySet(ScopedQuerySet):
    def listed(self) -> Self:
        """Without the columns that may hold a megabyte each."""
        return self.defer("text", "compiled")

    def in_force(self) -> Self:
        return self.filter(state=PlanVersion.State.ADOPTED)

    def drafts(self) -> Self:
        return self.filter(state=PlanVersion.State.DRAFT)

    def readable_by(self, actor: Actor) -> Self:
        """What was adopted, now or once, is every reader's; all else is the reviewers'."""
        adopted = Q(state__in=(PlanVersion.State.ADOPTED, PlanVersion.State.SUPERSEDED))
        readers, reviewers = scope_of(actor, Verb.READ_PLAN), scope_of(actor, Verb.REVIEW_PLAN)
        return self.filter(adopted & to_q(readers, unit=None) | to_q(reviewers, unit=None))


class PlanVersion(models.Model):
    """One reading of one document.

    ``text`` is the string that every span of the version indexes; it is null for a version that
    came as a pack, until the notice itself is uploaded (``notice_sha256`` recognises it).
    ``compiled`` is the compiler's output, without the text, as it was before anyone corrected it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "待核对"
        ADOPTED = "adopted", "正式版本"
        SUPERSEDED = "superseded", "已被替代"
        WITHDRAWN = "withdrawn", "已撤回"

    class Origin(models.TextChoices):
        PACK = "pack", "方案包"
        UPLOAD = "upload", "上传文件"
        PASTE = "paste", "粘贴文本"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey(
        "store.Programme", models.CASCADE, related_name="plans", verbose_name="试点工作"
    )
    number = models.PositiveIntegerField("版次")
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.DRAFT)
    origin = models.CharField("来源", max_length=8, choices=Origin.choices, default=Origin.UPLOAD)
    title = models.CharField("标题", max_length=300, blank=True)
    issuer = models.CharField("印发机关", max_length=200, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    document_number = models.CharField("发文字号", max_length=80, blank=True)
    first_year = models.PositiveSmallIntegerField("起始年度", null=True, blank=True)
    last_year = models.PositiveSmallIntegerField("终止年度", null=True, blank=True)
    rules = models.JSONField("全文规则", default=list, blank=True)

    source_name = models.CharField("文件名", max_length=255, blank=True)
    source_sha256 = models.CharField("文件摘要", max_length=64, blank=True)
    source_reader = models.CharField("读取方式", max_length=20, blank=True)
    source_encoding = models.CharField("文字编码", max_length=40, blank=True)
    file = models.ForeignKey(
        "store.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="原文件",
    )
    notice_sha256 = models.CharField("通知原文摘要", max_length=64, blank=True)
    text = models.TextField("原文", null=True, blank=True)
    compiled = models.JSONField("编译结果", null=True, blank=True)
    numbers = models.JSONField("数字核对", default=dict, blank=True)
    agreement = models.JSONField("原文对照结果", null=True, blank=True)

    based_on = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name="所修订的版本",
    )
    entered_at = models.DateTimeField("进入系统时间")
    entered_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="上传人",
    )
    text_attached_at = models.DateTimeField("原文附入时间", null=True, blank=True)
    adopted_at = models.DateTimeField("采纳时间", null=True, blank=True)
    adopted_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="采纳人",
    )
    ended_at = models.DateTimeField("替代或撤回时间", null=True, blank=True)
    end_reason = models.CharField("撤回原因", max_length=300, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "方案版本"
        ordering = ("programme_id", "-number")
        constraints = (
            models.UniqueConstraint(fields=("programme", "number"), name="plan_number"),
            models.UniqueConstraint(
                fields=("programme",), condition=Q(state="adopted"), name="one_plan_in_force"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title or self.source_name}（第{self.number}版）"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT
