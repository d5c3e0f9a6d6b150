"""建设成果: things the plan says shall be built, issued or held, each milestone with its acceptance evidence."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Milestone(LedgerRow):
    """``plan_reference`` names the deliverable of the plan (D1 …) that the milestone proves."""

    class Kind(models.TextChoices):
        BUILT = "built", "建成"
        ISSUED = "issued", "印发"
        HELD = "held", "举办"
        STARTED = "started", "启动"
        OTHER = "other", "其他"

    GROUP = "协同与保障"
    KEYS = (("plan_reference", "name"), ("name", "planned_on"), ("name",))
    LISTED = ("name", "plan_reference", "kind", "planned_on", "accepted_on", "acceptor")
    SEARCHED = ("name", "plan_reference", "evidence")
    FACETS = ("kind", "region", "unit")
    DATED = "accepted_on"
    IN_ORDER = (("started_on", "accepted_on"),)
    HEADINGS = {
        "name": ("名称", "里程碑", "项目名称", "建设内容", "建设项目"),
        "plan_reference": ("对应条目", "方案编号"),
        "kind": ("类型", "阶段"),
        "place": ("建设地点", "地址"),
        "started_on": ("开工日期", "启动日期"),
        "planned_on": ("计划日期", "完成时限", "计划完成时间"),
        "accepted_on": ("验收日期", "完成日期", "建成日期", "揭牌日期"),
        "acceptor": ("验收机构", "验收部门"),
        "evidence": ("佐证材料", "证明材料", "验收文件"),
        "result": ("完成情况", "说明"),
    }

    name = models.CharField("成果名称", max_length=200)
    plan_reference = models.CharField("方案条目", max_length=20, blank=True)
    kind = models.CharField("节点类型", max_length=12, choices=Kind.choices, default=Kind.BUILT)
    place = models.CharField("地点", max_length=300, blank=True)
    started_on = models.DateField("启动日", null=True, blank=True)
    planned_on = models.DateField("计划完成日", null=True, blank=True)
    accepted_on = models.DateField("验收日", null=True, blank=True)
    acceptor = models.CharField("验收单位", max_length=120, blank=True)
    evidence = models.CharField("验收依据", max_length=500, blank=True)
    result = models.TextField("成果说明", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "建设成果"
