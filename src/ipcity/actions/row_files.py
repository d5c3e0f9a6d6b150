"""Scans and photos on a ledger row: attached, and taken off again with a trace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit, files
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.ledgers import LedgerRow, name_of
from ipcity.store.models.files import StoredFile
from ipcity.store.models.row_files import RowFile

AUDIT_LABELS = {"attach-files": "添加台账附件", "remove-file": "移除台账附件"}
BASIS = "台账附件的格式与大小限制"
LARGEST = 20 * 1024 * 1024
MOST = 20
# what a scan, a photo or a supporting paper begins with
_SCANS = (
    b"\xff\xd8\xff",  # jpg
    b"\x89PNG\r\n",
    b"GIF8",
    b"II*\x00",  # tif
    b"MM\x00*",
    b"BM",
    b"PK\x03\x04",  # docx, xlsx, ofd
    b"\xd0\xcf\x11\xe0",  # doc, xls, wps
)


def attach(
    *, row: LedgerRow, given: Sequence[tuple[str, bytes]], actor: Actor, at: datetime
) -> list[RowFile]:
    """Add files (name, content) to the row; readable by whoever may read the row's unit."""
    require(actor, Verb.KEEP_LEDGERS, district=row.district_id, unit=row.unit_id)
    if not given:
        raise Refused("no-file", "请选择文件。", BASIS)
    if len(given) > MOST:
        raise Refused("too-many", f"一次最多添加 {MOST} 个文件。", BASIS)
    for name, content in given:
        _refuse_file(name, content)
    ledger = name_of(type(row))
    with transaction.atomic():
        made = [_attached(row, ledger, one, actor, at) for one in given]
        audit.record(
            actor=actor,
            verb="attach-files",
            subject=row,
            at=at,
            district=row.district_id,
            facts={"ledger": ledger, "files": [each.file_id for each in made]},
            under=Verb.KEEP_LEDGERS,
        )
    return made


def remove(*, file: RowFile, actor: Actor, at: datetime) -> RowFile:
    """Take a file off its row; the file itself stays on the disk as long as backups need it."""
    require(actor, Verb.KEEP_LEDGERS, district=file.district_id, unit=file.unit_id)
    with transaction.atomic():
        held: RowFile = RowFile.objects.select_for_update().get(pk=file.pk)
        if held.removed_at is not None:
            raise Refused("already-removed", "这个附件已经移除。", BASIS)
        held.removed_at = at
        held.save(update_fields=["removed_at"])
        audit.record(
            actor=actor,
            verb="remove-file",
            subject=held,
            at=at,
            district=held.district_id,
            facts={"ledger": held.ledger, "row": held.row, "file": held.file_id},
            under=Verb.KEEP_LEDGERS,
        )
    return held


def follow(row: LedgerRow) -> None:
    """The files of a row that went over to another unit go with it. Part of a larger action."""
    its = RowFile.objects.filter(
        district=row.district_id, ledger=name_of(type(row)), row=row.pk
    ).exclude(unit=row.unit_id)
    kept = list(its.values_list("file", flat=True))
    if kept:
        its.update(unit=row.unit_id)
        StoredFile.objects.filter(pk__in=kept).update(unit=row.unit_id)


def _attached(
    row: LedgerRow, ledger: str, one: tuple[str, bytes], actor: Actor, at: datetime
) -> RowFile:
    name, content = one
    kept = files.keep(
        district=row.district_id,
        name=name,
        content=content,
        actor=actor,
        at=at,
        verb=Verb.READ_LEDGERS,
        unit=row.unit_id,
    )
    return RowFile.objects.create(
        district_id=row.district_id,
        unit_id=row.unit_id,
        ledger=ledger,
        row=row.pk,
        file=kept,
        person_id=actor.person,
        attached_at=at,
    )


def _refuse_file(name: str, content: bytes) -> None:
    shown = name[-60:]
    if not content:
        raise Refused("empty-file", f"文件“{shown}”是空的。", BASIS)
    if len(content) > LARGEST:
        size = LARGEST // 1024 // 1024
        raise Refused("file-too-large", f"文件“{shown}”超过 {size} MB，请压缩后再传。", BASIS)
    heif = content[4:8] == b"ftyp" or content[8:12] == b"WEBP"
    if not (content.startswith(_SCANS) or b"%PDF-" in content[:1024] or heif):
        raise Refused(
            "bad-file",
            f"文件“{shown}”不是扫描件、照片、PDF 或办公文档，没有添加。",
            BASIS,
        )
