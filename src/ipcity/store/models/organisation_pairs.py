"""单位名称待核对: written names that may mean a known organisation, and what a person decided."""

from __future__ import annotations

from typing import Self

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class OrganisationPairQuerySet(ScopedQuerySet):
    def waiting(self) -> Self:
        return self.filter(decision=OrganisationPair.Decision.OPEN)


class OrganisationPair(models.Model):
    """A name as a sheet wrote it, beside one organisation that it may mean.

    ``other`` is set when the name is itself an organisation of the directory: "same" merges the two
    then. ``match_key`` is the name's normalised form, by which a decision is found again.
    """

    class Decision(models.TextChoices):
        OPEN = "open", "待核对"
        SAME = "same", "同一单位"
        DIFFERENT = "different", "不同单位"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    name = models.CharField("文件所写名称", max_length=1000)
    match_key = models.CharField("比对名称", max_length=200)
    uscc = models.CharField("文件所写代码", max_length=18, blank=True)
    organisation = models.ForeignKey(
        "store.Organisation", models.CASCADE, related_name="doubts", verbose_name="名录单位"
    )
    other = models.ForeignKey(
        "store.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="另一名录单位",
    )
    score = models.PositiveIntegerField("相似程度", default=0)
    reason = models.CharField("判断依据", max_length=200, blank=True)
    source = models.ForeignKey(
        "store.Import", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="来源导入",
    )  # fmt: skip
    entered_at = models.DateTimeField("列入时间")
    decision = models.CharField(
        "核对结果", max_length=10, choices=Decision.choices, default=Decision.OPEN
    )
    decided_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="核对人",
    )  # fmt: skip
    decided_at = models.DateTimeField("核对时间", null=True, blank=True)
    note = models.CharField("核对说明", max_length=300, blank=True)

    objects = OrganisationPairQuerySet.as_manager()

    class Meta:
        verbose_name = "单位名称待核对"
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "match_key", "organisation"), name="one_doubt_per_candidate"
            ),
        )
        indexes = (models.Index(fields=("district", "decision", "-score"), name="doubt_queue"),)

    def __str__(self) -> str:
        return self.name
