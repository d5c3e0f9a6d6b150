"""案件: administrative cases and disputes over IP as imported facts; states and clocks are not kept here yet."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Case(LedgerRow):
    """``due_on`` is the last day for the decision including lawful suspensions and extensions;
    ``handled_on`` is when a received matter was first dealt with.
    """

    class Kind(models.TextChoices):
        TRADEMARK = "trademark", "商标侵权"
        PATENT_PASSING = "patent_passing", "假冒专利"
        PATENT_DISPUTE = "patent_dispute", "专利侵权纠纷"
        COPYRIGHT = "copyright", "著作权侵权"
        GI = "gi", "地理标志侵权"
        SPECIAL_SIGN = "special_sign", "特殊标志侵权"
        TRADE_SECRET = "trade_secret", "侵犯商业秘密"
        UNFAIR = "unfair", "不正当竞争"
        AGENCY = "agency", "代理违法"
        ABNORMAL = "abnormal", "非正常申请"
        MEDIATION = "mediation", "行政调解"
        PEOPLE_MEDIATION = "people_mediation", "人民调解"
        OTHER = "other", "其他"

    class Procedure(models.TextChoices):
        ORDINARY = "ordinary", "普通程序"
        SIMPLE = "simple", "简易程序"
        ADJUDICATION = "adjudication", "行政裁决"
        MEDIATION = "mediation", "调解"

    class Source(models.TextChoices):
        COMPLAINT = "complaint", "投诉举报"
        INSPECTION = "inspection", "监督检查"
        MONITORING = "monitoring", "网络监测"
        TRANSFER = "transfer", "移送"
        SUPERIOR = "superior", "上级交办"
        REQUEST = "request", "当事人请求"
        OTHER = "other", "其他"

    class Result(models.TextChoices):
        PENALTY = "penalty", "行政处罚"
        NO_PENALTY = "no_penalty", "不予处罚"
        WITHDRAWN = "withdrawn", "撤案"
        TRANSFERRED = "transferred", "移送司法"
        SETTLED = "settled", "调解成功"
        NOT_SETTLED = "not_settled", "调解不成"
        ADJUDICATED = "adjudicated", "作出裁决"
        REFUSED = "refused", "不予立案"
        OTHER = "other", "其他"

    GROUP = "保护"
    KEYS = (("number",), ("decision_number",), ("organ_name", "cause", "received_on", "party_name"))
    LISTED = (
        "number",
        "kind",
        "party_name",
        "organ_name",
        "received_on",
        "accepted_on",
        "due_on",
        "decided_on",
        "closed_on",
    )
    SEARCHED = ("number", "decision_number", "cause", "party_name", "complainant_name")
    FACETS = ("kind", "procedure", "result", "source_kind", "region", "unit")
    DATED = "received_on"
    IN_ORDER = (
        ("received_on", "accepted_on"),
        ("accepted_on", "decided_on"),
        ("decided_on", "closed_on"),
        ("received_on", "handled_on"),
    )
    HEADINGS = {
        "number": ("案号", "立案号", "编号", "立案编号", "案件号"),
        "cause": (
            "案件名称",
            "处罚事由",
            "违规类型",
            "案件事由",
            "处罚名称",
            "违法行为类型",
            "违法类型",
        ),
        "kind": ("类型", "案件种类", "案件类别"),
        "procedure": ("适用程序", "办案程序", "案件程序"),
        "source_kind": ("来源", "线索来源"),
        "organ_name": (
            "作出处罚决定的机关名称",
            "处罚机关",
            "办案单位",
            "执法单位",
            "办理机关",
            "执法机关",
        ),
        "party_name": (
            "被处罚当事人",
            "被申请人",
            "行政相对人名称",
            "违法主体",
            "当事人名称",
            "被请求人",
        ),
        "party_uscc": ("工商注册号/统一社会信用代码", "统一社会信用代码", "社会信用代码"),
        "complainant_name": ("投诉人", "请求人", "举报人", "申请人", "权利人"),
        "received_on": (
            "收到日期",
            "受理日期",
            "投诉日期",
            "线索日期",
            "接收日期",
            "受理时间",
            "收案日期",
        ),
        "accepted_on": ("立案日期", "立案时间"),
        "handled_on": ("处理日期", "办理日期", "办结日期", "处置日期"),
        "due_on": ("应办结日期", "办案期限", "期限", "应结日期", "到期日", "法定期限"),
        "suspended_days": ("中止天数", "不计入天数"),
        "extended_on": ("延期日期", "延期批准日期"),
        "decided_on": (
            "作出处罚决定的日期",
            "处罚日期",
            "决定日期",
            "处罚决定日期",
            "裁决日期",
            "调解日期",
            "处罚决定书日期",
        ),
        "decision_number": (
            "行政处罚决定书文号",
            "决定书编号",
            "处罚决定书文号",
            "处罚文号",
            "裁决书文号",
        ),
        "result": ("办理结果", "结果", "案件结果"),
        "facts_found": ("主要违法违规事实", "违法事实", "案情", "处罚事实"),
        "basis": ("行政处罚依据", "处罚依据", "法律依据"),
        "decision": ("行政处罚决定", "处罚内容", "处罚结果", "处罚决定内容"),
        "fine_amount": ("罚款", "罚款数额"),
        "confiscated_amount": ("没收金额", "没收违法所得金额"),
        "total_amount": ("罚没金额", "罚没款合计"),
        "closed_on": ("结案日期", "结案时间"),
        "publish_from": ("公示起日期", "公示日期", "公示开始日期"),
        "publish_until": ("公示止日期", "公示截止日期"),
        "publish_url": ("公示链接", "网址"),
        "is_transferred": ("是否移送", "是否移送公安"),
        "transferred_on": ("移送日期",),
    }
    MEASURES = {
        "suspended_days": "天",
        "fine_amount": "元",
        "confiscated_amount": "元",
        "total_amount": "元",
    }

    number = models.CharField("案件编号", max_length=80, blank=True)
    cause = models.CharField("案由", max_length=300, blank=True)
    kind = models.CharField("案件类型", max_length=16, choices=Kind.choices, default=Kind.TRADEMARK)
    procedure = models.CharField(
        "程序", max_length=12, choices=Procedure.choices, default=Procedure.ORDINARY
    )
    source_kind = models.CharField("案件来源", max_length=12, choices=Source.choices, blank=True)
    organ_name = models.CharField("办案机关", max_length=120, blank=True)
    party = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="cases",
        verbose_name="当事人（单位名录）",
    )  # fmt: skip
    party_name = models.CharField("当事人", max_length=1000, blank=True)
    party_uscc = models.CharField("当事人代码", max_length=60, blank=True)
    complainant = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="投诉人或请求人（单位名录）",
    )  # fmt: skip
    complainant_name = models.CharField("投诉人或请求人", max_length=1000, blank=True)
    received_on = models.DateField("收到日", null=True, blank=True)
    accepted_on = models.DateField("立案日", null=True, blank=True)
    handled_on = models.DateField("办理日", null=True, blank=True)
    due_on = models.DateField("办理期限至", null=True, blank=True)
    suspended_days = models.PositiveIntegerField("扣除天数", null=True, blank=True)
    extended_on = models.DateField("延期批准日", null=True, blank=True)
    decided_on = models.DateField("决定日", null=True, blank=True)
    decision_number = models.CharField("决定书文号", max_length=120, blank=True)
    result = models.CharField("处理结果", max_length=12, choices=Result.choices, blank=True)
    facts_found = models.TextField("主要事实", blank=True)
    basis = models.TextField("依据", blank=True)
    decision = models.TextField("决定内容", blank=True)
    fine_amount = models.DecimalField(
        "罚款金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    confiscated_amount = models.DecimalField(
        "没收违法所得", max_digits=18, decimal_places=2, null=True, blank=True
    )
    total_amount = models.DecimalField(
        "罚没总金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    closed_on = models.DateField("结案日", null=True, blank=True)
    publish_from = models.DateField("公示起日", null=True, blank=True)
    publish_until = models.DateField("公示止日", null=True, blank=True)
    publish_url = models.CharField("公示网址", max_length=500, blank=True)
    is_transferred = models.BooleanField("移送司法", default=False)
    transferred_on = models.DateField("移送日", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "案件"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "received_on"), name="case_received"),
            models.Index(fields=("district", "due_on"), name="case_due"),
            models.Index(fields=("district", "decided_on"), name="case_decided"),
        )
