"""What lies in a case's file: papers made or received, evidence, its parties; taken off, never deleted."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_address, mask_id, mask_name, mask_phone
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.scoping import ScopedQuerySet


class Filed(models.Model):
    """What belongs to one case, with who put it there and when it was taken off."""

    UNIT_COLUMN = "proceeding__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    proceeding = models.ForeignKey(Proceeding, models.CASCADE, verbose_name="案件")
    at = models.DateTimeField("录入时间")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="录入人"
    )
    removed_at = models.DateTimeField("移除时间", null=True)
    removed_why = models.CharField("移除理由", max_length=200, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("id",)
        default_related_name = "%(class)ss"


class CasePaper(Filed):
    """A document of the kind's list: ``is_made`` from the template here, else received or signed."""

    key = models.CharField("文书", max_length=40)
    title = models.CharField("名称", max_length=120)
    file = models.ForeignKey("store.StoredFile", models.PROTECT, related_name="+")
    is_made = models.BooleanField("由系统生成", default=False)
    number = models.CharField("文号", max_length=80, blank=True)

    class Meta(Filed.Meta):
        verbose_name = "案件文书"

    def __str__(self) -> str:
        return self.title


class Evidence(Filed):
    """One piece of evidence; the file's SHA-256 is taken when it arrives."""

    class Form(models.TextChoices):
        DOCUMENT = "document", "书证"
        OBJECT = "object", "物证"
        AUDIOVISUAL = "audiovisual", "视听资料"
        ELECTRONIC = "electronic", "电子数据"
        TESTIMONY = "testimony", "证人证言"
        STATEMENT = "statement", "当事人的陈述"
        OPINION = "opinion", "鉴定意见"
        RECORD = "record", "勘验笔录、现场笔录"

    form = models.CharField("种类", max_length=12, choices=Form.choices)
    title = models.CharField("名称", max_length=200)
    obtained_on = models.DateField("取得日")
    source = models.CharField("来源", max_length=200, blank=True)
    file = models.ForeignKey("store.StoredFile", models.PROTECT, null=True, related_name="+")

    class Meta(Filed.Meta):
        verbose_name = "证据"
        default_related_name = "evidence"

    def __str__(self) -> str:
        return self.title


class Party(Filed):
    """Somebody the case is about or who acts for one; what is personal is masked to others."""

    PERSONAL = {"id_number": mask_id, "phone": mask_phone, "address": mask_address}

    class Role(models.TextChoices):
        PARTY = "party", "当事人"
        REQUESTER = "requester", "请求人"
        RESPONDENT = "respondent", "被请求人"
        HOLDER = "holder", "权利人"
        AGENT = "agent", "代理人"
        THIRD = "third", "第三人"

    role = models.CharField("身份", max_length=12, choices=Role.choices)
    name = models.CharField("姓名或名称", max_length=200)
    is_person = models.BooleanField("自然人", default=False)
    id_number = models.CharField("证件号码或信用代码", max_length=60, blank=True)
    phone = models.CharField("电话", max_length=60, blank=True)
    address = models.CharField("住所", max_length=300, blank=True)
    is_business_address = models.BooleanField("住所即经营场所", default=False)

    class Meta(Filed.Meta):
        verbose_name = "案件当事人"
        default_related_name = "parties"

    def __str__(self) -> str:
        return self.name

    @property
    def masked(self) -> dict[str, str]:
        """What those who do not handle the case are shown."""
        told = {name: mask(getattr(self, name)) for name, mask in self.PERSONAL.items()}
        if not self.is_person:
            told["id_number"] = self.id_number
        if self.is_business_address or not self.is_person:
            told["address"] = self.address
        return told | {"name": mask_name(self.name) if self.is_person else self.name}


class CaseTemplate(models.Model):
    """A Word file with named fields in place of the kind's own text of one paper."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    kind = models.CharField("案件种类", max_length=40)
    paper = models.CharField("文书", max_length=40)
    file = models.ForeignKey("store.StoredFile", models.PROTECT, related_name="+")
    at = models.DateTimeField("上传时间")
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField("停用时间", null=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "案件文书模板"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.kind} {self.paper}"
