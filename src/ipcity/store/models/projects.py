"""项目: projects of navigation, cultivation, portfolio, restoration and key technology, with milestones."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Project(LedgerRow):
    """A navigation project follows GB/T 39551; its parts are kept with the project when that work
    begins.
    """

    class Kind(models.TextChoices):
        NAVIGATION_INDUSTRY = "navigation_industry", "产业规划类导航"
        NAVIGATION_FIRM = "navigation_firm", "企业经营类导航"
        NAVIGATION_REGION = "navigation_region", "区域规划类导航"
        CULTIVATION = "cultivation", "高价值专利培育"
        PORTFOLIO = "portfolio", "专利组合"
        TECHNOLOGY = "technology", "关键技术攻关"
        RESTORATION = "restoration", "文物修缮"
        MUSEUM = "museum", "博物馆建设"
        GI_ZONE = "gi_zone", "地理标志示范区"
        TRADE_SECRET = "trade_secret", "商业秘密保护试点"
        LISTING = "listing", "上市辅导"
        OTHER = "other", "其他"

    class State(models.TextChoices):
        PLANNED = "planned", "计划"
        RUNNING = "running", "实施中"
        ACCEPTED = "accepted", "已验收"
        ENDED = "ended", "已终止"

    GROUP = "协同与保障"
    KEYS = (("number",), ("name", "lead_name"))
    LISTED = (
        "number",
        "name",
        "kind",
        "lead_name",
        "state_now",
        "started_on",
        "planned_end_on",
        "accepted_on",
    )
    SEARCHED = ("number", "name", "lead_name")
    FACETS = ("kind", "state_now", "region", "unit")
    DATED = "started_on"
    IN_ORDER = (("started_on", "planned_end_on"), ("started_on", "accepted_on"))
    HEADINGS = {
        "number": ("编号", "立项编号"),
        "name": ("名称",),
        "kind": ("类型", "类别", "项目类别"),
        "lead_name": ("项目单位", "实施单位", "牵头单位", "企业名称", "单位名称"),
        "partner_names": ("参与单位", "服务机构"),
        "industry": ("产业", "行业", "产业领域"),
        "approved_on": ("立项日期", "批准日期"),
        "started_on": ("开始日期", "启动日期", "开工日期"),
        "planned_end_on": ("计划完成日期", "结束日期", "完成时限"),
        "accepted_on": ("验收日期", "结题日期"),
        "state_now": ("状态", "进度"),
        "budget_amount": ("总投资", "经费", "预算", "资金"),
        "subsidy_amount": ("补助金额", "财政资金"),
        "patents_count": ("专利产出", "新增专利数"),
        "result": ("成果", "完成情况", "进展"),
    }
    MEASURES = {"budget_amount": "元", "subsidy_amount": "元", "patents_count": "件"}

    number = models.CharField("项目编号", max_length=60, blank=True)
    name = models.CharField("项目名称", max_length=300)
    kind = models.CharField(
        "项目类型", max_length=19, choices=Kind.choices, default=Kind.CULTIVATION
    )
    lead = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="承担单位（单位名录）",
    )  # fmt: skip
    lead_name = models.CharField("承担单位", max_length=200, blank=True)
    partner_names = models.CharField("合作单位", max_length=500, blank=True)
    industry = models.CharField("所属产业", max_length=120, blank=True)
    approved_on = models.DateField("立项日", null=True, blank=True)
    started_on = models.DateField("开始日", null=True, blank=True)
    planned_end_on = models.DateField("计划完成日", null=True, blank=True)
    accepted_on = models.DateField("验收日", null=True, blank=True)
    state_now = models.CharField(
        "项目状态", max_length=12, choices=State.choices, default=State.RUNNING
    )
    budget_amount = models.DecimalField(
        "项目经费", max_digits=18, decimal_places=2, null=True, blank=True
    )
    subsidy_amount = models.DecimalField(
        "财政补助", max_digits=18, decimal_places=2, null=True, blank=True
    )
    patents_count = models.PositiveIntegerField("产出专利数", null=True, blank=True)
    result = models.TextField("项目成果", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "项目"
