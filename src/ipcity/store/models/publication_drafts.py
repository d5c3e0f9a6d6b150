"""公示办理: a decision on its way to publication, its masks, its steps, and what the public may read.

Pages without a login read ``PublicDecision`` and nothing else: its columns hold only what was masked
and released by a second person.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.domain.publicity.decisions import Decision, Penalty
from ipcity.domain.publicity.spans import MASK_WORDS, MaskKind, Span
from ipcity.store.scoping import ScopedQuerySet


class PublicationDraft(models.Model):
    """One decision's way to publication; ``row`` is its line in the ledger of publications.

    ``served_text`` is the text as served and never changes. ``summary`` holds what is told beside it,
    by the names of ``PublicDecision``'s columns. ``prepared_by`` handed it over for checking.
    """

    UNIT_COLUMN = "unit_id"

    class State(models.TextChoices):
        MASKING = "masking", "待遮蔽"
        CHECKING = "checking", "待复核"
        APPROVED = "approved", "待公示"
        PUBLISHED = "published", "公示中"
        WITHDRAWING = "withdrawing", "待撤回"
        WITHDRAWN = "withdrawn", "已撤回"
        ENDED = "ended", "提前停止公示"
        EXEMPT = "exempt", "依法不公示"

    class Route(models.TextChoices):
        SAME = "same", "当事人在本市"
        ELSEWHERE = "elsewhere", "当事人在其他省、自治区、直辖市"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="+", verbose_name="办案单位"
    )
    case = models.OneToOneField(
        "store.Case", models.PROTECT, related_name="publication_draft", verbose_name="案件"
    )
    row = models.OneToOneField(
        "store.Publication", models.PROTECT, related_name="draft", verbose_name="公示台账"
    )
    route = models.CharField(
        "当事人所在地", max_length=10, choices=Route.choices, default=Route.SAME
    )
    penalties = models.JSONField("处罚种类", default=list)
    fine = models.DecimalField("罚款金额", max_digits=18, decimal_places=2, null=True)
    restricted_months = models.PositiveSmallIntegerField("限制期限（月）", null=True)
    is_simple = models.BooleanField("简易程序", default=False)
    is_secret = models.BooleanField("决定书整体涉密", default=False)
    served_text = models.TextField("送达的决定书全文", blank=True)
    served_sha256 = models.CharField("全文校验值", max_length=64, blank=True)
    file = models.ForeignKey("store.StoredFile", models.PROTECT, null=True, related_name="+")
    summary = models.JSONField("公示摘要", default=dict)
    attachments = models.JSONField("附件名称", default=list)
    state = models.CharField("环节", max_length=12, choices=State.choices, default=State.MASKING)
    prepared_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="遮蔽人"
    )
    checked_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="复核人"
    )
    checked_at = models.DateTimeField("复核时间", null=True)
    entered_at = models.DateTimeField("录入时间")
    entered_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="录入人"
    )
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公示办理"
        ordering = ("-id",)
        indexes = (models.Index(fields=("district", "state", "-id"), name="draft_state"),)

    def __str__(self) -> str:
        return str(self.row)

    @property
    def decision(self) -> Decision:
        return Decision(
            frozenset(Penalty(each) for each in self.penalties),
            is_simple=self.is_simple,
            is_secret=self.is_secret,
            fine=self.fine,
            restricted_months=self.restricted_months,
        )

    @property
    def spans(self) -> tuple[Span, ...]:
        return self._marks(is_kept=False)

    @property
    def kept(self) -> tuple[Span, ...]:
        """Places that somebody declared public, with the reason."""
        return self._marks(is_kept=True)

    def _marks(self, *, is_kept: bool) -> tuple[Span, ...]:
        rows = self.marks.filter(removed_at=None, is_kept=is_kept).order_by("start", "id")
        return tuple(each.span for each in rows)


class PublicationMark(models.Model):
    """One mask over the served text, or (``is_kept``) one place found personal that may be read.

    Rows are only added; a mark taken off keeps who did it and when. ``person`` None: found by the
    program.
    """

    UNIT_COLUMN = "draft__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    draft = models.ForeignKey(
        PublicationDraft, models.CASCADE, related_name="marks", verbose_name="公示办理"
    )
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    kind = models.CharField(
        "种类", max_length=20, choices=[(k.value, w) for k, w in MASK_WORDS.items()]
    )
    reason = models.CharField("理由", max_length=200)
    is_kept = models.BooleanField("不遮蔽", default=False)
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间")
    removed_at = models.DateTimeField("取消时间", null=True)
    removed_by = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公示遮蔽"
        ordering = ("start", "id")
        constraints = (
            models.CheckConstraint(condition=Q(start__lt=models.F("end")), name="mark_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.start}-{self.end} {self.kind}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, MaskKind(self.kind), self.reason, self.person_id)


class PublicationStep(models.Model):
    """What happened with the draft, when and by whom; rows are only added."""

    UNIT_COLUMN = "draft__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    draft = models.ForeignKey(
        PublicationDraft, models.CASCADE, related_name="steps", verbose_name="公示办理"
    )
    title = models.CharField("步骤", max_length=40)
    told = models.CharField("说明", max_length=500, blank=True)
    on = models.DateField("日期")
    at = models.DateTimeField("录入时间")
    file = models.ForeignKey("store.StoredFile", models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公示步骤"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.on} {self.title}"


class PublicDecisionQuerySet(ScopedQuerySet):
    def displayed(self, on: date) -> Self:
        """What the public may read on that day."""
        return self.filter(is_shown=True, published_on__lte=on, ends_on__gt=on)

    def said(self, words: str) -> Self:
        """Those in which each of ``words`` occurs, in a column that the public sees."""
        found = self
        for word in words.split()[:5]:
            found = found.filter(
                Q(number__icontains=word) | Q(party_name__icontains=word)
                | Q(organ_name__icontains=word) | Q(violation__icontains=word)
                | Q(penalty__icontains=word)
            )  # fmt: skip
        return found


class PublicDecision(models.Model):
    """What is published: the masked text and its summary, under a ``key`` that cannot be guessed."""

    UNIT_COLUMN = "draft__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    draft = models.OneToOneField(
        PublicationDraft, models.CASCADE, related_name="public", verbose_name="公示办理"
    )
    key = models.CharField("公示编号", max_length=43, unique=True)
    number = models.CharField("决定书文号", max_length=120)
    party_name = models.CharField("当事人", max_length=1000)
    organ_name = models.CharField("作出决定机关", max_length=120)
    violation = models.CharField("违法行为类型", max_length=300)
    penalty = models.TextField("处罚内容")
    decided_on = models.DateField("决定日")
    published_on = models.DateField("公示日")
    ends_on = models.DateField("公示止日")
    text = models.TextField("决定书（遮蔽后）")
    attachments = models.JSONField("附件名称", default=list)
    is_shown = models.BooleanField("显示", default=True)

    objects = PublicDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "公示内容"
        ordering = ("-decided_on", "-id")
        indexes = (
            models.Index(fields=("district", "is_shown", "-decided_on"), name="public_shown"),
        )

    def __str__(self) -> str:
        return self.number


class PublicitySetting(models.Model):
    """Whether the public pages are open, and the amounts that the province sets; the newest counts."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    is_open = models.BooleanField("开放公示网页", default=False)
    lower_fine = models.DecimalField(
        "较低数额罚款（元以下）", max_digits=16, decimal_places=2, null=True
    )
    huge_fine = models.DecimalField(
        "巨额罚款（元以上）", max_digits=16, decimal_places=2, null=True
    )
    document = models.CharField("依据文件", max_length=200, blank=True)
    at = models.DateTimeField("设定时间")
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公示设置"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.is_open} {self.at:%F}"
