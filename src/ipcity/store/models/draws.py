"""随机抽取: random selections of subjects and officers, as they were held."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Draw(LedgerRow):
    """Imported facts of draws held elsewhere; a verifiable draw held here fills the same row."""

    class Kind(models.TextChoices):
        SUBJECTS = "subjects", "抽取对象"
        OFFICERS = "officers", "抽取人员"
        BOTH = "both", "对象和人员"

    GROUP = "保护"
    KEYS = (("number",),)
    LISTED = ("number", "name", "kind", "drawn_on", "population_count", "drawn_count")
    SEARCHED = ("number", "name")
    FACETS = ("kind", "unit")
    DATED = "drawn_on"
    HEADINGS = {
        "number": ("抽取编号", "编号", "抽查任务编号", "批次号"),
        "name": ("任务名称", "抽查任务", "名称"),
        "kind": ("类型", "抽取类型"),
        "plan_name": ("计划名称", "年度计划"),
        "drawn_on": ("抽取日期", "抽查日期", "抽取时间"),
        "population_count": ("对象总数", "检查对象总数"),
        "drawn_count": ("抽取数量", "抽查户数", "抽中数量"),
        "roster_digest": ("名录校验值",),
        "seed": ("种子",),
        "supervisor_name": ("监督员",),
        "published_on": ("公示日期",),
        "url": ("链接", "网址"),
    }
    MEASURES = {"population_count": "个", "drawn_count": "个"}

    number = models.CharField("抽查编号", max_length=60)
    name = models.CharField("抽查名称", max_length=200, blank=True)
    kind = models.CharField("抽取内容", max_length=12, choices=Kind.choices, default=Kind.SUBJECTS)
    plan_name = models.CharField("抽查计划", max_length=200, blank=True)
    drawn_on = models.DateField("抽取日", null=True, blank=True)
    population_count = models.PositiveIntegerField("名录总数", null=True, blank=True)
    drawn_count = models.PositiveIntegerField("抽取数", null=True, blank=True)
    roster_digest = models.CharField("名录摘要", max_length=64, blank=True)
    seed = models.CharField("随机种子", max_length=120, blank=True)
    supervisor_name = models.CharField("监督人", max_length=60, blank=True)
    published_on = models.DateField("公示日", null=True, blank=True)
    url = models.CharField("公示网址", max_length=500, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "随机抽取"
