"""What a person had typed into a row's form before saving it: kept aside, theirs alone."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class RowDraft(models.Model):
    """``row`` is 0 for a row not entered yet; ``values`` are the form's fields as typed."""

    OWNER_COLUMN = "person_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    person = models.ForeignKey(
        "store.Person", models.CASCADE, related_name="+", verbose_name="填写人"
    )
    ledger = models.CharField("台账", max_length=40)
    row = models.BigIntegerField("行号", default=0)
    row_version = models.PositiveIntegerField("行版本", default=0)
    values = models.JSONField("内容", default=dict)
    kept_at = models.DateTimeField("暂存时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "台账草稿"
        ordering = ("-kept_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("person", "ledger", "row"), name="one_draft_per_row"),
        )

    def __str__(self) -> str:
        return f"{self.ledger} {self.row or '新行'}"
