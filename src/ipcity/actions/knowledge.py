"""What was known on a date and by which rule a fact was computed then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Min
from django.utils import timezone

from ipcity.actions import bindings, lineage, own_indicators
from ipcity.actions.assumptions import assumptions_of
from ipcity.actions.lineage import Key
from ipcity.actions.readings import proposed
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Indicator, version_on
from ipcity.domain.rights.assumptions import DEFAULT, Assumptions
from ipcity.store.models.bindings import BindingChoice
from ipcity.store.models.programmes import Programme
from ipcity.store.models.readings import Reading, ReadingChoice
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.snapshots import Snapshot

BASIS = "数值变化的说明"


@dataclass(frozen=True)
class Knowledge:
    """One snapshot as the knowledge of a date."""

    manifest: str
    at: datetime


@dataclass(frozen=True)
class Rule:
    """By what a fact is computed: the indicator's version under a reading and what is assumed."""

    indicator: Indicator
    reading: str
    assumed: Assumptions = DEFAULT

    @property
    def words(self) -> str:
        reading = f"，口径 {self.reading}" if self.reading else ""
        figures = f"，待核实数值设定 {self.assumed.mark}" if self.assumed.mark else ""
        return f"{self.indicator.name}第{self.indicator.version}版{reading}{figures}"


def known_on(district: int, day: date) -> Knowledge:
    """The latest snapshot at or before the end of ``day``, else the first one that holds rows."""
    return _knowledge(district, _start(day + timedelta(days=1)))


def known_before(district: int, day: date) -> Knowledge:
    """The latest snapshot before ``day`` began, else the first one that holds rows."""
    return _knowledge(district, _start(day))


def _knowledge(district: int, until: datetime | None) -> Knowledge:
    rows = Snapshot.objects.filter(district=district).order_by("at", "pk")
    if until is None:
        found = rows.last()
    else:
        found = rows.filter(at__lt=until).last() or rows.filter(rows__gt=0).first() or rows.first()
    if found is None:
        raise Refused("no-snapshot", "还没有数据快照，请先生成快照或计算指标值。", BASIS)
    return Knowledge(found.manifest, found.at)


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def known_now(district: int) -> Knowledge:
    """The newest snapshot: what every number is told by today, of whatever day it is."""
    return _knowledge(district, None)


def edited_since(
    district: int, keys: Iterable[Key], since: datetime, until: datetime
) -> frozenset[Key]:
    """Of these rows those known before ``since`` that were changed, declared void or restored since."""
    edited: set[Key] = set()
    found = [{"ledger": ledger, "row": row} for ledger, row in keys]
    for some in lineage.chunks(found):
        for ledger, ids in lineage.keys_in(some).items():
            states = RowHistory.objects.filter(
                district=district, ledger=ledger, row__in=ids, known_from__lte=until
            )
            spans = (
                states.order_by()
                .values("row")
                .annotate(first=Min("known_from"), last=Max("known_from"))
            )
            found_rows = spans.filter(first__lte=since, last__gt=since).values_list(
                "row", flat=True
            )
            edited.update((ledger, row) for row in found_rows)
    return frozenset(edited)


def rule_on(programme: Programme, fact_key: str, day: date) -> Rule | None:
    """The rule at the end of ``day``; None where nothing was bound."""
    return _rule(programme, fact_key, day, _start(day + timedelta(days=1)))


def rule_before(programme: Programme, fact_key: str, day: date) -> Rule | None:
    """The rule as it stood when ``day`` began, in the version of that day."""
    return _rule(programme, fact_key, day, _start(day))


def rule_now(programme: Programme, fact_key: str, day: date) -> Rule | None:
    """The rule by which ``day`` is told today."""
    return _rule(programme, fact_key, day, None)


def _rule(programme: Programme, fact_key: str, day: date, until: datetime | None) -> Rule | None:
    reading = _reading_on(programme, fact_key, until)
    code = _bound_on(programme, fact_key, reading, until)
    versions = own_indicators.known(programme.district_id).get(code, ())
    if not versions:
        return None
    assumed = assumptions_of(programme.district_id, until)
    return Rule(version_on(versions, day) or versions[0], reading, assumed)


def _reading_on(programme: Programme, key: str, until: datetime | None) -> str:
    """The reading then in force; before anybody chose, the one that the pack proposed."""
    held = Reading.objects.filter(programme=programme, target_key=key).first()
    if held is None:
        return ""
    if until is None:
        return str(held.code)
    acts = ReadingChoice.objects.filter(reading=held).order_by("chosen_at", "id")
    chosen = acts.filter(chosen_at__lt=until).last()
    if chosen is not None:
        return str(chosen.code)
    if not acts.exists():
        return str(held.code)
    return str(proposed(programme, key).get("code") or held.alternatives[0]["code"])


def _bound_on(programme: Programme, key: str, reading: str, until: datetime | None) -> str:
    """What was bound then; what is bound now counts as bound from the beginning."""
    code = bindings.code_under(programme, key, reading)
    if until is None:
        return code
    acts = BindingChoice.objects.filter(
        binding__programme=programme, binding__fact_key=key, binding__reading__in=[reading, ""]
    ).order_by("-binding__reading", "chosen_at", "id")
    first = acts.first()
    if first is None:
        return code
    of_binding = acts.filter(binding=first.binding_id)
    then = of_binding.filter(chosen_at__lt=until).last() or first
    return str(then.indicator)
