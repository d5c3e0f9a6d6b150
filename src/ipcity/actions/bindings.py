"""What each target, trend and deliverable is computed by: brought by the pack, or chosen by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from rapidfuzz import fuzz

from ipcity.actions import audit, own_indicators
from ipcity.actions.forms import Form
from ipcity.actions.readings import in_force
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Indicator
from ipcity.papers.packs import Pack, read_pack
from ipcity.store.models.bindings import Binding, BindingChoice
from ipcity.store.models.programmes import Programme

AUDIT_LABELS = {"bind-indicator": "选定取数方式"}
BASIS = "指标取数方式"
PACKS = Path(__file__).resolve().parents[1] / "packs"
# Names less alike than this are not proposed (0 … 100).
ALIKE = 70


@dataclass(frozen=True)
class Place:
    """What is bound: a fact of a programme under a reading ("": whatever the reading)."""

    programme: Programme
    fact_key: str
    reading: str = ""


def choose(
    *,
    place: Place,
    indicator: str,
    reason: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Binding:
    """Compute the fact of ``place`` by ``indicator``.

    ``expected_version`` is 0 where nothing was bound before; a change needs its reason.
    """
    district = place.programme.district_id
    require(actor, Verb.KEEP_INDICATORS, district=district)
    if indicator not in own_indicators.known(district):
        raise Refused("unknown-indicator", "请在指标目录中选择一项。", BASIS)
    with transaction.atomic():
        held = _held(place)
        refuse_stale(held, expected_version, {"indicator": indicator})
        if held.pk and held.indicator != indicator and not reason.strip():
            raise Refused("reason-needed", "更改取数方式须写明理由。", BASIS)
        _set(held, indicator, reason, actor.person, at)
        audit.record(
            actor=actor,
            verb="bind-indicator",
            subject=held,
            at=at,
            district=district,
            facts={"fact": place.fact_key, "reading": place.reading, "indicator": indicator},
            under=Verb.KEEP_INDICATORS,
        )
    return held


def _held(place: Place) -> Binding:
    """The binding as it is, locked, or a new one that nobody has saved."""
    rows = Binding.objects.select_for_update().filter(programme=place.programme)
    found: Binding | None = rows.filter(fact_key=place.fact_key, reading=place.reading).first()
    return found or _fresh(place)


def _fresh(place: Place) -> Binding:
    return Binding(
        district_id=place.programme.district_id,
        programme=place.programme,
        fact_key=place.fact_key,
        reading=place.reading,
        version=0,
    )


def _set(held: Binding, indicator: str, reason: str, person: int | None, at: datetime) -> None:
    held.indicator, held.reason = indicator, reason.strip()[:300]
    held.chosen_by_id, held.chosen_at = person, at
    held.version += 1
    held.save()
    BindingChoice.objects.create(
        district_id=held.district_id,
        binding=held,
        indicator=indicator,
        reason=held.reason,
        chosen_by_id=person,
        chosen_at=at,
    )


def bind_pack(*, programme: Programme, pack: Pack, at: datetime) -> int:
    """Bind what ``pack`` says and define its own indicators; facts bound before stay.

    Part of a larger action. How many bindings were added.
    """
    part = Form(pack.indicators)
    own_indicators.define_pack(programme.district_id, part.rows("indicators"), at)
    known = own_indicators.known(programme.district_id)
    bound = set(programme.bindings.values_list("fact_key", "reading"))
    added = 0
    for row in part.rows("bindings"):
        key, reading, code = row.text("fact"), row.text("reading"), row.text("indicator")
        if code not in known:
            raise Refused("unknown-indicator", f"方案包绑定了不存在的指标“{code}”。", BASIS)
        if (key, reading) not in bound:
            _set(_fresh(Place(programme, key, reading)), code, "", None, at)
            added += 1
    return added


def bind_older(programme: Programme, at: datetime) -> None:
    """Bindings for a programme whose pack was loaded before packs had any. Part of a larger action."""
    folder = PACKS / programme.pack
    if programme.pack and folder.is_dir() and not programme.bindings.exists():
        bind_pack(programme=programme, pack=read_pack(folder), at=at)


def bound_codes(programme: Programme, known: datetime | None = None) -> Mapping[str, str]:
    """Fact key → indicator code, under each fact's reading in force.

    ``known``: as readings and bindings had been chosen before that moment; what nobody had bound by
    then counts as bound from the beginning.
    """
    readings = {key: held.code for key, held in in_force(programme, known).items()}
    then = _chosen_before(programme, known) if known is not None else {}
    found: dict[str, str] = {}
    for row in programme.bindings.order_by("id"):
        if row.reading == readings.get(row.fact_key) or (
            not row.reading and row.fact_key not in found
        ):
            found[row.fact_key] = then.get(row.pk, row.indicator)
    return found


def _chosen_before(programme: Programme, known: datetime) -> Mapping[int, str]:
    """Binding → the indicator last chosen before ``known``, else the first ever."""
    found: dict[int, str] = {}
    rows = BindingChoice.objects.filter(binding__programme=programme)
    for each in rows.order_by("chosen_at", "id"):
        if each.chosen_at < known or each.binding_id not in found:
            found[each.binding_id] = each.indicator
    return found


def code_under(programme: Programme, fact_key: str, reading: str) -> str:
    """The indicator that computes ``fact_key`` under ``reading``; empty where nothing is bound."""
    rows = programme.bindings.filter(fact_key=fact_key, reading__in=[reading, ""])
    return rows.order_by("-reading").values_list("indicator", flat=True).first() or ""


def proposals(name: str, indicators: Iterable[Indicator]) -> tuple[tuple[Indicator, int], ...]:
    """Indicators whose names resemble ``name``, the likest first, each with 0 … 100."""
    scored = [
        (each, round(max(fuzz.token_set_ratio(name, each.name), fuzz.partial_ratio(name, each.name))))
        for each in indicators
    ]  # fmt: skip
    alike = [pair for pair in scored if pair[1] >= ALIKE]
    alike.sort(key=lambda pair: (-pair[1], pair[0].code))
    return tuple(alike[:5])
