"""统计数据: dated official figures typed in with their source: R&D spending, resident population and the like."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Statistic(LedgerRow):
    """``value`` is held in 元 or persons whatever the source printed (``printed_unit``). The figure
    in use on a day is the latest published by then.
    """

    class Series(models.TextChoices):
        RD_EXPENDITURE = "rd_expenditure", "全社会研发经费"
        RESIDENT_POPULATION = "resident_population", "常住人口"
        REGISTERED_POPULATION = "registered_population", "户籍人口"
        GDP = "gdp", "地区生产总值"
        EXPORTS = "exports", "出口总额"
        OWN_BRAND_EXPORTS = "own_brand_exports", "自主品牌出口额"
        IP_INCOME = "ip_income", "知识产权运营收益"
        INTENSIVE_OUTPUT = "intensive_output", "专利密集型产业增加值"
        INDUSTRIAL_RD = "industrial_rd", "规上工业企业研发经费"
        HIGH_VALUE_SHARE = "high_value_share", "高价值发明专利占比"
        OTHER = "other", "其他"

    class Standing(models.TextChoices):
        PRELIMINARY = "preliminary", "初步数"
        FINAL = "final", "最终数"
        REVISED = "revised", "修订数"

    GROUP = "统计与调查"
    KEYS = (
        ("series", "year", "region", "published_on"),
        ("series", "year", "published_on"),
        ("series", "year"),
    )
    LISTED = ("series", "year", "value", "measure", "published_on", "source_document")
    SEARCHED = ("name", "source_document")
    FACETS = ("series", "standing_kind", "region", "unit")
    DATED = "published_on"
    HEADINGS = {
        "series": ("统计指标", "指标", "数据项", "项目"),
        "name": ("说明名称",),
        "year": ("年度", "年份", "统计年度", "数据年度"),
        "month": ("月份",),
        "value": ("数据", "指标值", "统计值", "金额", "人口数"),
        "measure": ("单位", "数据单位"),
        "printed_unit": ("原单位",),
        "standing_kind": ("性质",),
        "published_on": ("发布日期", "公布日期", "公布时间", "发布时间"),
        "source_document": ("来源", "数据来源", "出处", "公报名称", "资料来源"),
        "source_url": ("网址", "链接"),
    }
    SPOKEN = {
        "series": {
            "rd_expenditure": (
                "R&D经费",
                "研发经费",
                "R&D经费支出",
                "研究与试验发展经费",
                "全社会R&D经费支出",
                "研发投入",
                "全社会研发经费投入",
            ),
            "resident_population": ("年末常住人口", "常住人口数", "常住人口（万人）"),
            "gdp": ("GDP", "生产总值"),
        },
    }

    series = models.CharField("指标名称", max_length=21, choices=Series.choices)
    name = models.CharField("具体名称", max_length=120, blank=True)
    year = models.PositiveIntegerField("所属年度")
    month = models.PositiveIntegerField("所属月份", null=True, blank=True)
    value = models.DecimalField("数值", max_digits=22, decimal_places=4)
    measure = models.CharField("计量单位", max_length=20, blank=True)
    printed_unit = models.CharField("原文单位", max_length=20, blank=True)
    standing_kind = models.CharField(
        "数据性质", max_length=12, choices=Standing.choices, default=Standing.FINAL
    )
    published_on = models.DateField("发布日", null=True, blank=True)
    source_document = models.CharField("来源文件", max_length=300, blank=True)
    source_url = models.CharField("来源网址", max_length=500, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "统计数据"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "series", "year"), name="statistic_series"),
        )

    def measure_of(self, name: str) -> str:
        """A figure's unit is its own: persons, 元, per cent."""
        return str(self.measure) if name == "value" else super().measure_of(name)
