"""Official papers: what each says, number by number, and its way from draft to archive.

Basis: 《党政机关公文处理工作条例》 (2012): 拟稿、审核、会签、签发、登记编号、用印、分发、归档.
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.domain.supervision.paper_ways import MOVE_WORDS, STATE_WORDS, State
from ipcity.store.scoping import ScopedQuerySet, to_q

STATES = [(state.value, words) for state, words in STATE_WORDS.items()]


class Kind(models.TextChoices):
    CIRCULAR = "circular", "通报"
    DISPATCH = "dispatch", "调度会材料"
    NOTICE = "notice", "督办单"
    QUARTERLY = "quarterly", "季度报告"
    ANNUAL = "annual", "年度报告"
    MIDTERM = "midterm", "中期评估报告"
    FINAL = "final", "期末自评报告"


class Addressee(models.TextChoices):
    UNITS = "units", "各有关单位"
    CITY = "city", "市知识产权局"
    NATION = "nation", "国家知识产权局"
    COMMITTEE = "committee", "区委、区政府"


class Retention(models.TextChoices):
    """《机关文件材料归档范围和文书档案保管期限规定》 (国家档案局令第8号)."""

    PERMANENT = "permanent", "永久"
    THIRTY = "30y", "30年"
    TEN = "10y", "10年"


class PaperQuerySet(ScopedQuerySet):
    def readable_by(self, actor: Actor) -> Self:
        """All of the district for the office and leaders; a unit's people what was sent to it,
        and what waits for its countersignature."""
        scope = scope_of(actor, Verb.READ_PAPERS)
        sent = Delivery.objects.within(scope).values("paper")
        asked = Countersignature.objects.within(scope).values("paper")
        return self.filter(to_q(scope, unit=None) | Q(pk__in=sent) | Q(pk__in=asked))

    def living(self) -> Self:
        return self.exclude(state__in=(State.ARCHIVED.value, State.VOID.value))


class Paper(models.Model):
    """One paper. ``on`` is the cut-off of its figures, ``snapshot`` the manifest that they are of.

    ``locked``: the period was locked, so that the figures are the period's own. ``code`` opens the
    bound numbers at ``/papers/verify/<code>``. ``root_sequence`` and ``root_hash`` are the head of
    the audit log when the paper was made, and anew when it was signed. ``generation`` counts how
    often the text was composed; the numbers of the newest one stand, and ``content`` is that text as a
    document's values (``actions/paper_texts.py``).
    """

    Kind = Kind
    Addressee = Addressee
    State = State
    Retention = Retention

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey("store.Programme", models.CASCADE, verbose_name="试点工作")
    kind = models.CharField("文种", max_length=12, choices=Kind.choices)
    period = models.CharField("期次", max_length=10)
    addressee = models.CharField(
        "主送", max_length=12, choices=Addressee.choices, default=Addressee.UNITS
    )
    unit = models.ForeignKey(
        "store.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="承办单位",
    )
    title = models.CharField("标题", max_length=300)
    state = models.CharField("环节", max_length=16, choices=STATES, default=State.DRAFTING.value)
    on = models.DateField("数据截止日")
    snapshot = models.CharField("快照", max_length=64, blank=True)
    known_at = models.DateTimeField("数据截至", null=True, blank=True)
    locked = models.BooleanField("期次已锁定", default=False)
    generation = models.PositiveIntegerField("生成次数", default=1)
    code = models.CharField("核验码", max_length=20, unique=True)
    root_sequence = models.PositiveBigIntegerField("审计日志序号", default=0)
    root_hash = models.CharField("审计日志根", max_length=64, blank=True)
    drafted_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="拟稿人"
    )
    drafted_at = models.DateTimeField("拟稿时间")
    checked_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="核稿人"
    )
    content = models.JSONField("正文", default=dict, blank=True)
    difference_reason = models.CharField("数字不一致的说明", max_length=300, blank=True)
    signed_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="签发人"
    )
    signed_on = models.DateField("成文日期", null=True, blank=True)
    scan = models.ForeignKey(
        "store.StoredFile", models.PROTECT, null=True, related_name="+", verbose_name="签署扫描件"
    )
    archive_year = models.PositiveSmallIntegerField("归档年度", null=True, blank=True)
    retention = models.CharField("保管期限", max_length=10, choices=Retention.choices, blank=True)
    archive_item = models.PositiveIntegerField("件号", null=True, blank=True)
    is_demo = models.BooleanField("演示数据", default=False)
    version = models.PositiveIntegerField("版本", default=1)

    ASSIGNEE_COLUMN = "drafted_by_id"
    OPEN_WORK = Q(state=State.DRAFTING.value)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = "公文"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("district", "archive_year", "retention", "archive_item"),
                condition=Q(archive_item__isnull=False),
                name="one_archive_item",
            ),
        )
        indexes = (models.Index(fields=("district", "state"), name="paper_state"),)

    def __str__(self) -> str:
        return self.title


class Source(models.TextChoices):
    """What a bound number was taken from."""

    MEASUREMENT = "measurement", "指标值"
    PATH = "path", "序时进度"
    GOAL = "goal", "方案目标"
    TALLY = "tally", "指标汇总"
    ITEMS = "items", "督办事项"
    REPORTING = "reporting", "数据报送"
    SCORE = "score", "考核得分"
    BUDGET = "budget", "经费"
    DATE = "date", "日期"


class PaperNumber(models.Model):
    """One figure as it is printed in one place; never changed.

    ``key`` is the name of its bookmark (``n_<key>``) in the document. ``value`` is in ``unit``;
    ``text`` is what is printed, ``label`` the full name of the figure. ``subject_unit`` is the unit
    whose figure it is, where it is one's; ``context`` names the periods of the indicator.
    ``rows`` holds ids of what was counted, where no indicator tells it.
    """

    Source = Source

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="numbers", verbose_name="公文")
    generation = models.PositiveIntegerField("生成次数", default=1)
    key = models.CharField("代号", max_length=30)
    label = models.CharField("名称", max_length=300)
    text = models.CharField("印出的文字", max_length=80)
    value = models.DecimalField("数值", max_digits=30, decimal_places=8, null=True, blank=True)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    fact_key = models.CharField("条目编号", max_length=40, blank=True)
    indicator = models.CharField("指标代码", max_length=80, blank=True)
    indicator_version = models.PositiveIntegerField("指标版本", null=True, blank=True)
    digest = models.CharField("声明摘要", max_length=64, blank=True)
    context = models.CharField("期间", max_length=40, blank=True)
    measurement = models.ForeignKey(
        "store.Measurement", models.SET_NULL, null=True, related_name="+", verbose_name="指标值"
    )
    snapshot = models.CharField("快照", max_length=64, blank=True)
    on = models.DateField("统计日")
    known_at = models.DateTimeField("数据截至", null=True, blank=True)
    subject_unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, related_name="+", verbose_name="单位"
    )
    rows = models.JSONField("计入的记录", default=list, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公文数字"
        ordering = ("paper_id", "generation", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("paper", "generation", "key"), name="one_number_per_place"
            ),
        )
        indexes = (
            models.Index(fields=("district", "indicator", "on"), name="paper_number_indicator"),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.text}"


class PaperStep(models.Model):
    """One step of a paper's way; only ever added."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="steps", verbose_name="公文")
    move = models.CharField(
        "办理", max_length=12, choices=[(m.value, w) for m, w in MOVE_WORDS.items()]
    )
    before = models.CharField("原环节", max_length=16, choices=STATES)
    after = models.CharField("现环节", max_length=16, choices=STATES)
    person = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="办理人"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, related_name="+", verbose_name="单位"
    )
    at = models.DateTimeField("时间")
    remark = models.CharField("意见", max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公文办理记录"
        ordering = ("paper_id", "id")

    def __str__(self) -> str:
        return f"{self.get_move_display()} {self.at:%Y-%m-%d}"


class PaperFile(models.Model):
    """One version of a paper's text: composed, or edited by hand and uploaded.

    ``verdicts`` counts what the check against the bound numbers found: ``{"equal", "differs",
    "unknown"}``; ``differences`` are its lines in words.
    """

    class Origin(models.TextChoices):
        COMPOSED = "composed", "系统生成"
        EDITED = "edited", "手工修改"
        FINAL = "final", "定稿"
        ANNEX = "annex", "附件表格"
        ERRATUM = "erratum", "更正说明"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="files", verbose_name="公文")
    number = models.PositiveIntegerField("版次")
    origin = models.CharField("来源", max_length=10, choices=Origin.choices)
    generation = models.PositiveIntegerField("生成次数", default=1)
    file = models.ForeignKey(
        "store.StoredFile", models.PROTECT, related_name="+", verbose_name="文件"
    )
    at = models.DateTimeField("时间")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="经办人"
    )
    verdicts = models.JSONField("数字核对", default=dict, blank=True)
    differences = models.JSONField("不一致之处", default=list, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公文文件"
        ordering = ("paper_id", "-number")
        constraints = (
            models.UniqueConstraint(fields=("paper", "number"), name="paper_file_number"),
        )

    def __str__(self) -> str:
        return f"第{self.number}稿"


class Countersignature(models.Model):
    """A unit asked to countersign, and what it answered."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="countersignatures", verbose_name="公文"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="+", verbose_name="会签单位"
    )
    asked_at = models.DateTimeField("送会签时间")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="会签人"
    )
    signed_at = models.DateTimeField("会签时间", null=True, blank=True)
    remark = models.CharField("会签意见", max_length=500, blank=True)

    UNIT_COLUMN = "unit_id"

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "会签"
        ordering = ("paper_id", "unit_id")
        constraints = (
            models.UniqueConstraint(fields=("paper", "unit"), name="one_countersignature"),
        )

    def __str__(self) -> str:
        return str(self.unit)


class Delivery(models.Model):
    """A paper sent to a unit, and who signed for it."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="deliveries", verbose_name="公文")
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="+", verbose_name="收文单位"
    )
    sent_at = models.DateTimeField("分发时间")
    received_at = models.DateTimeField("签收时间", null=True, blank=True)
    receiver = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="签收人"
    )
    remark = models.CharField("备注", max_length=300, blank=True)

    UNIT_COLUMN = "unit_id"

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "分发签收"
        ordering = ("paper_id", "unit_id")
        constraints = (models.UniqueConstraint(fields=("paper", "unit"), name="one_delivery"),)

    def __str__(self) -> str:
        return str(self.unit)
