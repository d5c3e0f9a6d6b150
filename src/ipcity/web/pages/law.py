"""法规: the rules behind the figures, the instruments they stand in, and when versions switch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.domain.access import Verb
from ipcity.domain.rights.assumptions import FIGURES
from ipcity.domain.terms.confidences import CONFIDENCE_LABELS, CONFIDENCE_MEANINGS, Confidence
from ipcity.domain.terms.instruments import BY_KEY, INSTRUMENTS
from ipcity.domain.terms.rule_cards import CARDS, RuleCard
from ipcity.domain.terms.versions import AREAS, Instrument, Version
from ipcity.web.doors import opens_to
from ipcity.web.menu import MenuEntry
from ipcity.web.templatetags.components import Tab

MENU = MenuEntry("法规", "law", "scale", place="依据", verb=Verb.READ_PLAN)
TONES = {
    Confidence.VERIFIED: "plain",
    Confidence.SECONDARY: "quiet",
    Confidence.UNVERIFIED: "dashed",
}


@dataclass(frozen=True)
class Switch:
    """A change of version as the alarm list shows it."""

    instrument: Instrument
    old: Version
    new: Version
    words: str
    days: int | None

    @property
    def mark(self) -> tuple[str, str]:
        return _badge(self.new.confidence)


@opens_to(Verb.READ_PLAN)
def law(request: HttpRequest) -> HttpResponse:
    """Rule cards, narrowed by words, area and how far they were checked."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "area", "checked")}
    rows = [_shown(card) for card in CARDS if _fits(card, asked)]
    shown = {
        "tabs": law_tabs("rules"),
        "rows": rows,
        "asked": asked,
        "areas": AREAS,
        "checks": [(each.value, CONFIDENCE_LABELS[each]) for each in Confidence],
        "meanings": _meanings(),
        "reset": reverse("law"),
    }
    return render(request, "pages/law.html", shown)


@opens_to(Verb.READ_PLAN)
def versions(request: HttpRequest) -> HttpResponse:
    """Every instrument with the version that holds today, and the switches, the next one first."""
    rows = [
        (each, holds, _badge(holds.confidence) if holds else None)
        for each in INSTRUMENTS
        for holds in [each.in_force_on(request.today)]
    ]
    shown = {
        "tabs": law_tabs("versions"),
        "switches": sorted(_switches(request.today), key=_soonest),
        "rows": rows,
        "today": request.today,
        "meanings": _meanings(),
    }
    return render(request, "pages/law_versions.html", shown)


@opens_to(Verb.READ_PLAN)
def instrument(request: HttpRequest, key: str) -> HttpResponse:
    found = BY_KEY.get(key)
    if found is None:
        raise Http404
    shown = {
        "instrument": found,
        "holds": found.in_force_on(request.today),
        "versions": [(each, _badge(each.confidence)) for each in found.versions],
        "rows": [_shown(card) for card in CARDS if card.instrument == key],
    }
    return render(request, "pages/instrument.html", shown)


def _fits(card: RuleCard, asked: dict[str, str]) -> bool:
    words = f"{card.key}{card.title}{card.says}{card.serves}{card.source.title}"
    return (
        asked["q"].casefold() in words.casefold()
        and asked["area"] in ("", card.source.area)
        and asked["checked"] in ("", card.confidence)
    )


def _shown(card: RuleCard) -> tuple[RuleCard, tuple[str, str]]:
    return card, _badge(card.confidence)


def _badge(confidence: Confidence) -> tuple[str, str]:
    return CONFIDENCE_LABELS[confidence], TONES[confidence]


def _meanings() -> list[tuple[str, str, str]]:
    return [
        (CONFIDENCE_LABELS[each], TONES[each], CONFIDENCE_MEANINGS[each]) for each in Confidence
    ]


def law_tabs(current: str) -> list[Tab]:
    """The pages about the law, this one marked."""
    return [
        Tab("规则要点", reverse("law"), current == "rules", len(CARDS)),
        Tab("文件与版本", reverse("law-versions"), current == "versions", len(INSTRUMENTS)),
        Tab("待核实数值", reverse("assumptions"), current == "assumptions", len(FIGURES)),
        Tab("工作日历", reverse("calendar"), current == "calendar"),
    ]


def _switches(today: date) -> Iterator[Switch]:
    for each in INSTRUMENTS:
        for old, new in zip(each.versions, each.versions[1:], strict=False):
            yield Switch(each, old, new, *_when(new, today))


def _soonest(switch: Switch) -> tuple[bool, int]:
    """What is still to come first, soonest on top; then what has passed, latest on top."""
    if switch.days is not None:
        return False, switch.days
    return True, -(switch.new.since or date.min).toordinal()


def _when(new: Version, today: date) -> tuple[str, int | None]:
    """In words, and the days to come (None: switched already, or not confirmed)."""
    if not new.enabled:
        return "未确认，未启用", None
    if new.since is None:
        return "日期待核实", None
    days = (new.since - today).days
    return (f"还有 {days} 天切换", days) if days > 0 else ("已切换", None)


urlpatterns = [
    path("law", law, name="law"),
    path("law/versions", versions, name="law-versions"),
    path("law/<slug:key>", instrument, name="instrument"),
]
