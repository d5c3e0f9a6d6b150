"""The product's components as template tags; all of them are shown on /components."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from heroicons.templatetags.heroicons import heroicon_mini

from ipcity.web import drawings
from ipcity.web.comparisons import compare_words, cut_out
from ipcity.web.listings import Listing
from ipcity.web.typed import VERSION

register = template.Library()

# Colour → shape: a light is told apart without its colour too.
LAMPS = {
    "red": '<rect x="2" y="2" width="10" height="10"/>',
    "yellow": '<polygon points="7,1 13,13 1,13"/>',
    "blue": '<polygon points="7,0.5 13.5,7 7,13.5 0.5,7"/>',
    "green": '<circle cx="7" cy="7" r="5.5"/>',
    "none": '<circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
}
NOTICES = {
    "info": ("information-circle", "提示"),
    "done": ("check-circle", "已完成"),
    "warning": ("exclamation-triangle", "注意"),
    "error": ("x-circle", "未成功"),
}
BADGES = {
    "plain": "",
    "strong": "badge-strong",
    "accent": "badge-accent",
    "quiet": "badge-quiet",
    "dashed": "badge-dashed",
}


@dataclass(frozen=True)
class Event:
    """One entry of a history."""

    at: datetime
    what: str
    who: str = ""
    note: str = ""


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool = False
    count: int | None = None


@register.simple_tag
@cache
def icon(name: str, size: int = 20) -> str:
    """An icon without meaning of its own: the word beside it says what it is."""
    return heroicon_mini(name, size=size, **{"aria-hidden": "true", "focusable": "false"})


@register.simple_tag
def seen_version(version: int) -> SafeString:
    """The hidden field that tells which version of the row the page shows."""
    return format_html('<input type="hidden" name="{}" value="{}">', VERSION, version)


@register.simple_tag
def light(colour: str, word: str) -> SafeString:
    """A signal light: its colour, its shape and its word."""
    lamp = mark_safe(LAMPS[colour])  # noqa: S308 - one of five constants
    return format_html(
        '<span class="light light-{}"><svg width="14" height="14" viewBox="0 0 14 14" '
        'fill="currentColor" aria-hidden="true">{}</svg>{}</span>',
        colour,
        lamp,
        word,
    )


@register.simple_tag
def badge(word: object, tone: str = "plain") -> SafeString:
    return format_html('<span class="badge {}">{}</span>', BADGES[tone], word)


@register.simple_tag
def bullet_chart(bullet: drawings.Bullet) -> SafeString:
    return drawings.draw_bullet(bullet)


@register.simple_tag
def sparkline(values: Sequence, path: Sequence = (), words: str = "历年走势") -> SafeString:
    return drawings.draw_sparkline(values, path, words)


@register.inclusion_tag("components/empty.html")
def empty_state(title: str, text: str = "", action: str = "", url: str = "") -> dict:
    return {"title": title, "text": text, "action": action, "url": url}


@register.inclusion_tag("components/notice.html")
def notice(kind: str, title: str, text: str = "", remedy: str = "", basis: str = "") -> dict:
    """Something to know: what happened, what to do now, and on which basis."""
    name, word = NOTICES[kind]
    return {
        "kind": kind,
        "icon_name": name,
        "word": word,
        "title": title,
        "text": text,
        "remedy": remedy,
        "basis": basis,
    }


@register.inclusion_tag("components/figure.html")
def key_figure(label: str, value: object, unit: str = "", note: str = "", url: str = "") -> dict:
    """One of at most four figures of a page; ``value`` None reads 无数据."""
    return {"label": label, "value": value, "unit": unit, "note": note, "url": url}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict:
    """A form field with its label, hint and errors; the widget is told where they stand."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "")
    many = kind == "radio" or bound.use_fieldset
    named = {"checkbox": "tick", "select": "form-select"}
    css = "choices" if many else named.get(kind, "form-control")
    described = [f"{bound.auto_id}_hint"] if bound.help_text else []
    extra = {"class": f"{css} is-invalid" if bound.errors else css}
    if bound.errors:
        described.append(f"{bound.auto_id}_error")
        extra["aria-invalid"] = "true"
    if described:
        extra["aria-describedby"] = " ".join(described)
    return {"bound": bound, "drawn": bound.as_widget(attrs=extra), "kind": kind, "many": many}


@register.inclusion_tag("components/listing.html", takes_context=True)
def listing(
    context: template.Context, shown: Listing, empty: str = "", empty_text: str = "", name: str = ""
) -> dict:
    """Query form, facets, toolbar, table and paging of one ``Listing``."""
    return {
        "shown": shown,
        "empty": empty or "没有记录",
        "empty_text": empty_text,
        "caption": name or "列表",
    }


@register.inclusion_tag("components/paging.html")
def paging(total: int, pages: Iterable[tuple[str, str, bool]], sizes: Iterable = ()) -> dict:
    return {"total": total, "pages": pages, "sizes": sizes}


@register.inclusion_tag("components/diff.html")
def diff(old: str, new: str) -> dict:
    return {"pieces": compare_words(old, new)}


@register.inclusion_tag("components/quote.html")
def quote(text: str, start: int, end: int, around: int = 40) -> dict:
    """The words at ``[start, end)`` marked inside their sentence."""
    return {"quote": cut_out(text, start, end, around)}


@register.inclusion_tag("components/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> dict:
    """A definition list; None reads 未载明."""
    return {"pairs": pairs}


@register.inclusion_tag("components/history.html")
def history(events: Iterable[Event]) -> dict:
    return {"events": events}


@register.inclusion_tag("components/tabs.html")
def tabs(entries: Iterable[Tab], label: str = "分页") -> dict:
    return {"entries": entries, "label": label}


@register.inclusion_tag("components/stages.html")
def stages(current: int, *labels: str) -> dict:
    """The stages of an errand; ``current`` counts from 1."""
    return {"stages": [(i, label) for i, label in enumerate(labels, 1)], "current": current}


@register.inclusion_tag("components/crumbs.html")
def crumbs(*parts: object) -> dict:
    """Label and address in turn; the last label, without an address, is the page itself."""
    pairs = [(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)]
    last = parts[-1] if len(parts) % 2 else ""
    return {"pairs": pairs, "last": last}


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int | None, note: str = "", poll: str = "") -> dict:
    """A job's progress; with ``poll`` (an address giving this fragment) it renews itself."""
    share = round(100 * done / total) if total else None
    return {"done": done, "total": total, "note": note, "poll": poll, "share": share}


@register.inclusion_tag("components/dialog.html", takes_context=True)
def confirm_dialog(
    context: template.Context, name: str, title: str, text: str, button: str, action: str = ""
) -> dict:
    """A native dialog that asks before a POST to ``action``; opened by ``data-opens="name"``."""
    return {
        "name": name,
        "title": title,
        "text": text,
        "button": button,
        "action": action,
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def or_none(value: object, words: str = "无数据") -> object:
    """``words`` for a value that is not known; zero stays zero."""
    return words if value is None or value == "" else value
