"""单位名录: firms, universities, institutes, agencies and organs that rights and records belong to."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Organisation(LedgerRow):
    """``match_key`` is the normalised name; ``former_names`` and ``aliases`` are lists of names."""

    class Kind(models.TextChoices):
        FIRM = "firm", "企业"
        UNIVERSITY = "university", "高等院校"
        INSTITUTE = "institute", "科研院所"
        AGENCY = "agency", "代理机构"
        ORGAN = "organ", "党政机关"
        INSTITUTION = "institution", "事业单位"
        ASSOCIATION = "association", "社会团体"
        COOPERATIVE = "cooperative", "合作社"
        SOLE_TRADER = "sole_trader", "个体工商户"
        OTHER = "other", "其他"

    GROUP = "主体"
    KEYS = (("uscc",), ("name",))
    LISTED = ("name", "uscc", "kind", "region", "industry", "is_local")
    SEARCHED = ("name", "uscc", "former_names", "aliases")
    FACETS = ("kind", "region", "is_local")
    DATED = "founded_on"
    IN_ORDER = (("founded_on", "closed_on"),)
    HEADINGS = {
        "name": (
            "单位名称", "企业名称", "公司名称", "机构名称", "主体名称", "市场主体名称", "单位",
        ),
        "uscc": (
            "社会信用代码", "信用代码", "组织机构代码/统一社会信用代码", "统一代码",
            "工商统一社会信用代码", "工商注册号/统一社会信用代码",
        ),
        "kind": ("单位类型", "主体类型", "单位性质", "机构类型", "类型"),
        "former_names": ("原名称", "曾用名称", "历史名称", "变更前名称"),
        "aliases": ("简称", "工商别名", "其他名称"),
        "industry": ("所属行业", "行业代码", "国民经济行业", "行业名称", "行业类别"),
        "address": ("住所", "注册地址", "单位地址", "工商注册地址", "经营地址"),
        "is_local": ("是否本区", "是否区内"),
        "is_state_owned": ("是否国有", "是否国企"),
        "is_branch": ("是否分支机构", "是否分公司"),
        "founded_on": ("成立时间", "注册日期", "工商成立日期", "设立日期"),
        "closed_on": ("注销时间", "吊销日期"),
    }  # fmt: skip
    SPOKEN = {
        "kind": {
            "firm": ("公司", "工矿企业", "民营企业", "国有企业"),
            "university": ("高校", "大专院校", "大学", "学院"),
            "institute": ("科研单位", "研究所", "研究院", "科研机构"),
            "agency": ("服务机构", "知识产权服务机构"),
            "organ": ("机关", "机关团体", "政府机关"),
            "cooperative": ("农民专业合作社", "专业合作社"),
            "sole_trader": ("个体户", "个体"),
        },
    }  # fmt: skip

    name = models.CharField("名称", max_length=200)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    kind = models.CharField("类别", max_length=20, choices=Kind.choices, default=Kind.FIRM)
    former_names = models.JSONField("曾用名", default=list, blank=True)
    aliases = models.JSONField("别名", default=list, blank=True)
    match_key = models.CharField("比对名称", max_length=200, blank=True, editable=False)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="branches",
        verbose_name="上级单位",
    )
    is_branch = models.BooleanField("分支机构", default=False)
    is_local = models.BooleanField("在本区域", default=True)
    is_state_owned = models.BooleanField("国有企业", default=False)
    industry = models.CharField("行业", max_length=80, blank=True)
    address = models.CharField("地址", max_length=300, blank=True)
    founded_on = models.DateField("成立日期", null=True, blank=True)
    closed_on = models.DateField("注销日期", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "单位名录"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "match_key"), name="organisation_match"),
            models.Index(fields=("district", "uscc"), name="organisation_uscc"),
        )
