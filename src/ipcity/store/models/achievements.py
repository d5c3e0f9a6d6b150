"""科技成果: results offered for transfer in the achievement base, with their evaluation."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Achievement(LedgerRow):
    """An appraisal is recorded with its body, date and grade."""

    class Stage(models.TextChoices):
        IDEA = "idea", "实验室"
        SAMPLE = "sample", "小试"
        PILOT = "pilot", "中试"
        PRODUCTION = "production", "产业化"

    class State(models.TextChoices):
        OFFERED = "offered", "待转化"
        NEGOTIATING = "negotiating", "对接中"
        TRANSFERRED = "transferred", "已转化"
        WITHDRAWN = "withdrawn", "已撤回"

    GROUP = "运用"
    KEYS = (("number",), ("name", "owner_name"))
    LISTED = ("name", "owner_name", "field", "stage", "state_now", "entered_on", "transferred_on")
    SEARCHED = ("name", "number", "owner_name")
    FACETS = ("stage", "state_now", "region", "unit")
    DATED = "entered_on"
    IN_ORDER = (("entered_on", "transferred_on"),)
    HEADINGS = {
        "number": ("登记号", "编号", "成果登记号"),
        "name": ("名称", "项目名称"),
        "owner_name": ("成果单位", "持有单位", "第一完成单位", "单位名称"),
        "field": ("领域", "所属领域", "行业"),
        "stage": ("成果阶段", "技术成熟度", "所处阶段"),
        "patent_numbers": ("专利号",),
        "evaluator_name": ("评估机构", "鉴定单位"),
        "evaluated_on": ("评价日期", "鉴定日期"),
        "evaluation_grade": ("评价等级", "评价结果"),
        "recorded_on": ("登记日期",),
        "entered_on": ("入库日期",),
        "state_now": ("状态",),
        "transferee_name": ("受让单位", "转化企业"),
        "transferred_on": ("转化日期", "签约日期"),
        "amount": ("合同金额", "成交金额"),
    }
    MEASURES = {"amount": "元"}

    number = models.CharField("成果编号", max_length=60, blank=True)
    name = models.CharField("成果名称", max_length=300)
    owner = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="完成单位（单位名录）",
    )  # fmt: skip
    owner_name = models.CharField("完成单位", max_length=200, blank=True)
    field = models.CharField("技术领域", max_length=120, blank=True)
    stage = models.CharField("成熟度", max_length=12, choices=Stage.choices, blank=True)
    patent_numbers = models.CharField("关联专利号", max_length=2000, blank=True)
    evaluator_name = models.CharField("评价机构", max_length=200, blank=True)
    evaluated_on = models.DateField("评价日", null=True, blank=True)
    evaluation_grade = models.CharField("评价结论", max_length=60, blank=True)
    recorded_on = models.DateField("登记日", null=True, blank=True)
    entered_on = models.DateField("入库日", null=True, blank=True)
    state_now = models.CharField(
        "转化状态", max_length=12, choices=State.choices, default=State.OFFERED
    )
    transferee_name = models.CharField("承接单位", max_length=200, blank=True)
    transferred_on = models.DateField("转化日", null=True, blank=True)
    amount = models.DecimalField("转化金额", max_digits=18, decimal_places=2, null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "科技成果"
