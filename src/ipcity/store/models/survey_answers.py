"""满意度调查答卷: answers to satisfaction surveys, one row for each questionnaire."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class SurveyAnswer(LedgerRow):
    """Satisfied means 非常满意 or 满意; only valid answers count. Respondents are not named."""

    class Answer(models.TextChoices):
        VERY_SATISFIED = "very_satisfied", "非常满意"
        SATISFIED = "satisfied", "满意"
        FAIR = "fair", "一般"
        DISSATISFIED = "dissatisfied", "不满意"
        VERY_DISSATISFIED = "very_dissatisfied", "非常不满意"
        UNKNOWN = "unknown", "不了解"

    class Respondent(models.TextChoices):
        FIRM = "firm", "企业"
        PUBLIC = "public", "公众"
        AGENCY = "agency", "服务机构"
        HOLDER = "holder", "权利人"
        UNIVERSITY = "university", "高校院所"
        OTHER = "other", "其他"

    class Channel(models.TextChoices):
        ONLINE = "online", "网络"
        PHONE = "phone", "电话"
        VISIT = "visit", "入户"
        PAPER = "paper", "书面"

    GROUP = "统计与调查"
    KEYS = (("survey", "serial"),)
    LISTED = ("survey", "serial", "respondent", "answer", "answered_on", "is_valid")
    SEARCHED = ("survey", "serial")
    FACETS = ("answer", "respondent", "channel", "is_valid", "region", "unit")
    DATED = "answered_on"
    IN_ORDER = (("asked_on", "answered_on"),)
    HEADINGS = {
        "survey": ("调查项目", "问卷名称", "调查", "调查批次"),
        "serial": ("答卷编号", "样本编号", "序号", "编号", "答题序号"),
        "respondent": ("受访对象", "调查对象", "受访者类别", "对象类型"),
        "channel": ("方式", "渠道"),
        "question": ("题目", "调查问题"),
        "answer": ("满意度", "评价", "总体满意度", "回答", "满意度评价"),
        "score": ("分数", "得分"),
        "asked_on": ("发放日期", "调查日期"),
        "answered_on": ("提交时间", "答卷日期", "回收日期", "提交日期", "作答时间"),
        "is_valid": ("是否有效", "有效"),
        "invalid_reason": ("剔除原因",),
        "comment": ("意见", "建议"),
    }
    SPOKEN = {
        "answer": {
            "very_satisfied": ("很满意",),
            "satisfied": ("比较满意", "较满意", "基本满意"),
            "fair": ("中立",),
            "dissatisfied": ("不太满意", "较不满意"),
            "very_dissatisfied": ("很不满意",),
            "unknown": ("不清楚", "拒答"),
        },
    }
    MEASURES = {"score": "分"}

    survey = models.CharField("调查名称", max_length=120)
    serial = models.CharField("问卷编号", max_length=40)
    respondent = models.CharField(
        "受访者类型", max_length=12, choices=Respondent.choices, default=Respondent.PUBLIC
    )
    channel = models.CharField(
        "调查方式", max_length=12, choices=Channel.choices, default=Channel.ONLINE
    )
    question = models.CharField("问题", max_length=200, blank=True)
    answer = models.CharField("总体评价", max_length=17, choices=Answer.choices, blank=True)
    score = models.PositiveIntegerField("评分", null=True, blank=True)
    asked_on = models.DateField("发放日", null=True, blank=True)
    answered_on = models.DateField("答卷日", null=True, blank=True)
    is_valid = models.BooleanField("有效答卷", default=True)
    invalid_reason = models.CharField("无效原因", max_length=120, blank=True)
    comment = models.TextField("意见建议", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "满意度调查答卷"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "answered_on"), name="surveyanswer_answered"),
        )
