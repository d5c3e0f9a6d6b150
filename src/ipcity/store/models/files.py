"""Files that arrived or were made: kept by hash outside the web root, named by rows."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.store.scoping import ScopedQuerySet, to_q


class StoredFileQuerySet(ScopedQuerySet):
    def readable_by(self, actor: Actor) -> Self:
        """Each file within the scope of the verb that it asks for itself."""
        rows = Q(pk__in=[])
        for verb in Verb:
            if scope := scope_of(actor, verb):
                rows |= Q(verb=verb) & to_q(scope, unit="unit_id", owner="kept_by_id")
        return self.filter(rows)


class StoredFile(models.Model):
    """One file under one name; equal contents of one district lie on the disk once.

    ``verb`` is what a person must be permitted on the row's district and unit to read it.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveBigIntegerField("字节数")
    content_type = models.CharField("内容类型", max_length=100)
    verb = models.CharField("所需权限", max_length=40)
    kept_at = models.DateTimeField("存入时间")
    kept_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="存入人",
    )

    UNIT_COLUMN = "unit_id"
    OWNER_COLUMN = "kept_by_id"

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = "文件"
        ordering = ("-id",)
        indexes = (models.Index(fields=("district", "sha256"), name="file_hash"),)

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return place_of(self.district_id, self.sha256)

    def read(self) -> bytes:
        return self.path.read_bytes()


def place_of(district: int, sha256: str) -> Path:
    """Where contents with this hash lie: ``files/<district>/<first two digits>/<hash>``."""
    return Path(settings.MEDIA_ROOT) / str(district) / sha256[:2] / sha256
