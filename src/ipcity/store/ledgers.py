"""What every ledger has: its owner, where each row came from, its key, and how it is shown.

A ledger is one module of ``store/models`` with one subclass of ``LedgerRow``; its name is the
module's name and is what commands, addresses and packs call it. Pages, forms, import, export, API,
history, snapshots and contract tests are derived from ``_meta`` and the class attributes below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from ipcity.store.scoping import ScopedQuerySet


class LedgerQuerySet(ScopedQuerySet):
    def standing(self) -> Self:
        """Rows that count: everything that nobody has declared void."""
        return self.filter(voided_at=None)


class LedgerRow(models.Model):
    """One row of a ledger.

    ``row_key`` is the normalised natural key (``KEYS``); a living row's key is unique in its
    district. ``source``, ``source_sheet`` and ``source_row`` (counted from 1, as the sheet shows it)
    say where the row's present state came from; both are empty for rows typed in.
    """

    UNIT_COLUMN = "unit_id"

    # Place in the list of ledgers: one of GROUPS.
    GROUP: ClassVar[str] = "其他"
    # Alternatives that identify a row, the strongest first; the first that is complete gives the key.
    KEYS: ClassVar[tuple[tuple[str, ...], ...]] = ()
    # Columns of the list, in order; the first is the link to the row.
    LISTED: ClassVar[tuple[str, ...]] = ()
    SEARCHED: ClassVar[tuple[str, ...]] = ()
    # Fields with choices (or references to units) that narrow the list.
    FACETS: ClassVar[tuple[str, ...]] = ()
    # The date that says to which period a row belongs (copy last period, filters by date).
    DATED: ClassVar[str] = ""
    # Pairs that must not run backwards.
    IN_ORDER: ClassVar[tuple[tuple[str, str], ...]] = ()
    # Other headings under which a field arrives in sheets, beside its verbose_name.
    HEADINGS: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    # Other words by which a choice arrives in sheets, beside its label: field -> value -> words.
    SPOKEN: ClassVar[Mapping[str, Mapping[str, tuple[str, ...]]]] = {}
    # Unit of a number field, shown after its label; money is always held in 元.
    MEASURES: ClassVar[Mapping[str, str]] = {}
    # Moved only by actions of a lifecycle: generic form, bulk edit and import refuse them.
    MOVED_BY_ACTIONS: ClassVar[tuple[str, ...]] = ()
    # Fields shown masked.
    PERSONAL: ClassVar[Mapping[str, Callable[[str], str]]] = {}

    # the composite indexes below begin with the district; one more would only slow every write
    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    unit = models.ForeignKey(
        "store.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="填报单位",
    )
    region = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="属地"
    )
    row_key = models.CharField("行标识", max_length=300, editable=False)
    source = models.ForeignKey(
        "store.Import", models.PROTECT, null=True, blank=True, editable=False,
        related_name="+", verbose_name="来源导入",
    )  # fmt: skip
    source_sheet = models.CharField("来源工作表", max_length=120, blank=True, editable=False)
    source_row = models.PositiveIntegerField("来源行", null=True, blank=True, editable=False)
    entered_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, blank=True, editable=False, db_index=False,
        related_name="+", verbose_name="录入人",
    )  # fmt: skip
    entered_at = models.DateTimeField("录入时间", editable=False)
    changed_at = models.DateTimeField("变更时间", editable=False)
    voided_at = models.DateTimeField("作废时间", null=True, blank=True, editable=False)
    voided_reason = models.CharField("作废理由", max_length=300, blank=True, editable=False)
    version = models.PositiveIntegerField("版本", default=1, editable=False)
    remark = models.CharField("备注", max_length=1000, blank=True)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("district", "row_key"),
                condition=Q(voided_at=None),
                name="%(class)s_key",
            ),
        )
        indexes = (
            models.Index(fields=("district", "voided_at", "-id"), name="%(class)s_list"),
            models.Index(fields=("district", "changed_at"), name="%(class)s_changed"),
        )

    def __str__(self) -> str:
        """What the list calls the row: its first column, with the second where that is a choice."""
        if not self.LISTED:
            return str(self.pk)
        chosen = bool(self._meta.get_field(self.LISTED[0]).choices)
        names = self.LISTED[: 2 if chosen else 1]
        words = (getattr(self, f"get_{n}_display", lambda n=n: getattr(self, n))() for n in names)
        return " ".join(str(word) for word in words if word not in (None, ""))

    def measure_of(self, name: str) -> str:
        """The unit in which this row's field ``name`` is held; "" for none."""
        return self.MEASURES.get(name, "")


# Columns of LedgerRow that describe the row, not the fact.
BOOKKEEPING = (
    "id", "district", "row_key", "source", "source_sheet", "source_row", "entered_by",
    "entered_at", "changed_at", "voided_at", "voided_reason", "version",
)  # fmt: skip
# Headings under which the columns of every ledger arrive in sheets.
ROW_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "unit": ("报送单位", "责任单位", "所属单位"),
    "region": (
        "所属镇街",
        "镇街",
        "所在镇街",
        "所属街镇",
        "街镇",
        "所属区域",
        "所在区域",
        "镇（街）",
    ),
    "remark": ("说明", "附注"),
}
GROUPS = (
    "主体",
    "权利",
    "运用",
    "金融",
    "保护",
    "服务",
    "人才与文化",
    "协同与保障",
    "统计与调查",
    "其他",
)


def ledgers() -> dict[str, type[LedgerRow]]:
    """Every ledger by its name, in the order of GROUPS and then of its Chinese name's module."""
    found = [m for m in apps.get_app_config("store").get_models() if issubclass(m, LedgerRow)]
    found.sort(key=lambda m: (GROUPS.index(m.GROUP), name_of(m)))
    return {name_of(model): model for model in found}


def name_of(model: type[models.Model]) -> str:
    """``patents`` for the model in ``store/models/patents.py``."""
    return model.__module__.rsplit(".", 1)[-1]


def headings(model: type[LedgerRow]) -> dict[str, tuple[str, ...]]:
    """Every heading of every field beside its verbose_name, those of all ledgers included."""
    taken = {str(f.verbose_name) for f in facts(model)}
    taken.update(word for words in model.HEADINGS.values() for word in words)
    everywhere = {
        name: tuple(word for word in words if word not in taken)
        for name, words in ROW_HEADINGS.items()
    }
    return {**everywhere, **model.HEADINGS}


def facts(model: type[LedgerRow]) -> tuple[models.Field[Any, Any], ...]:
    """The fields that say something of the world, in the order of the form; unit and region first."""
    fields = [f for f in model._meta.concrete_fields if f.name not in BOOKKEEPING]
    own = [f for f in fields if f.name not in ("unit", "region", "remark")]
    by_name = {f.name: f for f in fields}
    return (*own, by_name["unit"], by_name["region"], by_name["remark"])


def key_of(model: type[LedgerRow], values: Mapping[str, object]) -> str:
    """The row key of ``values`` (by field name): ``field=value`` of the first complete alternative.

    "" where no alternative is complete; the row cannot be told from others then.
    """
    return next(_keys(model, values), "")


def keys_of(model: type[LedgerRow], values: Mapping[str, object]) -> tuple[str, ...]:
    """Every complete alternative's key, the strongest first."""
    return tuple(_keys(model, values))


def _keys(model: type[LedgerRow], values: Mapping[str, object]) -> Iterator[str]:
    for names in model.KEYS:
        parts = [_key_part(values.get(name)) for name in names]
        if all(parts):
            yield "&".join([f"{n}={p}" for n, p in zip(names, parts, strict=True)])[:300]


def _key_part(value: object) -> str:
    if isinstance(value, str):
        return value.strip().casefold()
    if value is None:
        return ""
    pk = getattr(value, "pk", None)
    return str(pk if pk is not None else value).strip().casefold()
