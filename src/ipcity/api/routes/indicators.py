"""The indicators a district may measure by: what ships with the product and its own definitions."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema, Status

from ipcity.actions import bindings, own_indicators
from ipcity.api.answers import REFUSALS, actor_of, one, scope
from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Indicator
from ipcity.store.models.bindings import Binding
from ipcity.store.models.programmes import Programme

router = Router(tags=["指标目录"])


class IndicatorOut(Schema):
    code: str
    version: int
    name: str
    unit: str
    words: str
    basis: str
    valid_from: date
    valid_until: date | None
    digest: str
    is_own: bool
    ledgers: list[str]


class DefinitionIn(Schema):
    text: str
    reason: str = ""


class BindingOut(Schema):
    programme_id: int
    fact_key: str
    reading: str
    indicator: str
    version: int


class BindingIn(Schema):
    programme_id: int
    fact_key: str
    reading: str = ""
    indicator: str
    reason: str = ""
    expected_version: int


def _told(one: Indicator) -> IndicatorOut:
    return IndicatorOut(
        code=one.code,
        version=one.version,
        name=one.name,
        unit=one.unit,
        words=one.words,
        basis=one.basis,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        digest=one.digest,
        is_own=one.is_own,
        ledgers=list(one.needs()),
    )


@router.get("/indicators", response={200: list[IndicatorOut], **REFUSALS}, summary="指标目录")
def indicators(request: HttpRequest) -> list[IndicatorOut]:
    scope(request, Verb.READ_PLAN)
    known = own_indicators.known(actor_of(request).district)
    return [_told(each) for versions in known.values() for each in versions]


@router.get(
    "/indicators/{code}",
    response={200: list[IndicatorOut], **REFUSALS},
    summary="一个指标的各个版本",
)
def indicator(request: HttpRequest, code: str) -> list[IndicatorOut]:
    scope(request, Verb.READ_PLAN)
    versions = own_indicators.known(actor_of(request).district).get(code)
    if versions is None:
        raise Refused("not-found", "没有找到这个指标，或者您无权查看。", "数据范围")
    return [_told(each) for each in versions]


@router.post(
    "/indicators", response={201: list[IndicatorOut], **REFUSALS}, summary="自定义指标（YAML）"
)
def define(request: HttpRequest, definition: DefinitionIn) -> Status[list[IndicatorOut]]:
    kept = own_indicators.define(
        district=actor_of(request).district,
        text=definition.text,
        reason=definition.reason,
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
    return Status(201, [_told(own_indicators.indicator_of(each)) for each in kept])


@router.get("/bindings", response={200: list[BindingOut], **REFUSALS}, summary="取数方式")
def bound(request: HttpRequest) -> list[Binding]:
    return list(Binding.objects.within(scope(request, Verb.READ_PLAN)).order_by("id"))


@router.post("/bindings", response={200: BindingOut, **REFUSALS}, summary="选定取数方式")
def bind(request: HttpRequest, wanted: BindingIn) -> Binding:
    rows = Programme.objects.within(scope(request, Verb.KEEP_INDICATORS))
    return bindings.choose(
        place=bindings.Place(
            one(rows, "试点工作", id=wanted.programme_id), wanted.fact_key, wanted.reading
        ),
        indicator=wanted.indicator,
        reason=wanted.reason,
        expected_version=wanted.expected_version,
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
