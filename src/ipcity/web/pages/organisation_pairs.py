"""单位名称核对: written names beside the organisation they may mean; same or different, by a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ipcity.actions import organisation_pairs as deciding
from ipcity.actions.organisation_links import links
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.terms.organisation_names import NameParts, parts
from ipcity.store.ledgers import name_of
from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation
from ipcity.web.doors import opens_to
from ipcity.web.errands import found_in, press
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "单位名称核对", "organisation-pairs", "identification", place="台账",
    verb=Verb.KEEP_LEDGERS, order=60,
)  # fmt: skip
OPEN = OrganisationPair.Decision.OPEN
MOST_ROWS = 3
DONE = {"same": "已核对为同一单位。", "different": "已核对为不同单位。", "reopen": "已列回待核对。"}


@dataclass(frozen=True)
class Compared:
    """One line of the comparison; ``is_part`` when silence on one side is a difference too."""

    label: str
    left: str
    right: str
    is_part: bool = False

    @property
    def differs(self) -> bool:
        both = bool(self.left and self.right)
        return self.left != self.right and (self.is_part or both)


@dataclass(frozen=True)
class Use:
    """Rows of one ledger that write the name: the first few with their addresses."""

    label: str
    rows: tuple[tuple[str, str], ...]
    more: bool


def visible(request: HttpRequest) -> QuerySet[OrganisationPair]:
    scope = scope_of(request.actor, Verb.READ_LEDGERS) & scope_of(request.actor, Verb.KEEP_LEDGERS)
    return OrganisationPair.objects.within(scope).select_related("organisation", "decided_by")


@opens_to(Verb.KEEP_LEDGERS)
def pairs(request: HttpRequest) -> HttpResponse:
    rows = visible(request)
    chosen = rows if request.GET.get("decision") else rows.waiting()
    shown = KeptList(request, chosen, COLUMNS, FILTERS, name="organisation-pairs")
    if shown.wants_export:
        return shown.as_file("单位名称核对")
    first = rows.waiting().first()
    page = {
        "title": "单位名称核对",
        "note": "文件中的单位名称与名录相近但不能认定为同一单位的，由人核对；核对前不计入该单位。名录中其他重复的单位，在该单位页面点“并入其他单位”。",
        "shown": shown,
        "tools": [("逐条核对", _address(first))] if first else [],
        "empty": "没有待核对的名称",
        "empty_text": "导入台账时遇到相近的单位名称会列在这里。",
    }
    return render(request, "system/list.html", page)


def _name(pair: OrganisationPair) -> str:
    return format_html('<a href="{}">{}</a>', _address(pair), pair.name)


def _address(pair: OrganisationPair) -> str:
    return reverse("organisation-pair", args=[pair.pk])


COLUMNS = (
    Column("name", "文件所写名称", _name, order="name", css="cell-mid"),
    Column("organisation", "名录单位", lambda p: p.organisation.name, order="organisation__name"),
    Column("score", "相似程度", lambda p: p.score, order="score", numeric=True),
    Column("reason", "判断依据", lambda p: p.reason, order="reason"),
    Column("entered_at", "列入时间", lambda p: p.entered_at.date(), order="entered_at", css="nowrap"),
    Column("decision", "核对结果", lambda p: p.get_decision_display(), order="decision"),
    Column(
        "by", "核对人", lambda p: p.decided_by.name if p.decided_by else "", optional=True
    ),
)  # fmt: skip


def _words(text: str) -> Q:
    return Q(name__icontains=text) | Q(organisation__name__icontains=text)


FILTERS = (
    Filter("q", "关键词", _words, hint="文件所写名称、名录单位"),
    Filter(
        "decision",
        "核对结果",
        lambda value: Q(decision=value),
        OrganisationPair.Decision.choices,
        facet=True,
    ),
)


@opens_to(Verb.KEEP_LEDGERS)
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request).select_related("other"), pk)
    page = {
        "pair": found,
        "crumbs": [("单位名称核对", reverse("organisation-pairs"))],
        "compared": _compared(found),
        "rivals": visible(request).filter(match_key=found.match_key).exclude(pk=pk)[:MOST_ROWS],
        "uses": _uses(found) if found.other_id is None else (),
        "waiting": visible(request).waiting().count(),
        "following": _next(request, found),
        "decides": may(request.actor, Verb.KEEP_LEDGERS),
    }
    return render(request, "pages/organisation_pair.html", page)


def _compared(pair: OrganisationPair) -> tuple[Compared, ...]:
    left, right = parts(pair.name), parts(pair.organisation.name)
    said = tuple(Compared(label, read(left), read(right), True) for label, read in PARTS)
    other, known = pair.other, pair.organisation
    return (
        Compared("统一社会信用代码", other.uscc if other else pair.uscc, known.uscc),
        *(line for line in said if line.left or line.right),
        *_of_directory(other, known),
    )


PARTS: tuple[tuple[str, Callable[[NameParts], str]], ...] = (
    ("行政区划", lambda p: "".join(p.region) + (f"（{p.place}）" if p.place else "")),
    ("字号", lambda p: p.brand),
    ("行业", lambda p: p.trade),
    ("组织形式", lambda p: FORM_LABELS.get(p.form, p.form)),
    ("分支机构", lambda p: p.branch),
    ("院系", lambda p: p.college),
    ("括注曾用名", lambda p: p.former),
)
FORM_LABELS = {
    "limited": "有限责任公司",
    "joint_stock": "股份有限公司",
    "limited_group": "集团有限公司",
    "joint_stock_group": "集团股份有限公司",
    "limited_partnership": "有限合伙",
    "partnership": "普通合伙",
    "special_partnership": "特殊普通合伙",
    "cooperative": "农民专业合作社",
    "cooperative_union": "合作社联合社",
}


def _of_directory(other: Organisation | None, known: Organisation) -> tuple[Compared, ...]:
    def of(row: Organisation | None, name: str) -> str:
        value = getattr(row, name) if row else ""
        return "、".join(value) if isinstance(value, list) else str(value or "")

    rows = [
        Compared(label, of(other, name), of(known, name))
        for label, name in (("地址", "address"), ("曾用名", "former_names"), ("别名", "aliases"))
    ]
    return tuple(row for row in rows if row.left or row.right)


def _uses(pair: OrganisationPair) -> tuple[Use, ...]:
    """Where the name stands as written and refers to nobody yet."""
    found = []
    for link in links():
        rows = list(link.naming(pair.district_id, pair.name).order_by("pk")[: MOST_ROWS + 1])
        if rows:
            ledger = name_of(link.model)
            shown = tuple(
                (str(row), reverse("ledger-row", args=[ledger, row.pk])) for row in rows[:MOST_ROWS]
            )
            found.append(Use(str(link.model._meta.verbose_name), shown, len(rows) > MOST_ROWS))
    return tuple(found)


def _next(request: HttpRequest, pair: OrganisationPair) -> str:
    """The pair after this one in the queue, or the first; "" when no other waits."""
    waiting = visible(request).waiting().exclude(pk=pair.pk)
    later = Q(score__lt=pair.score) | Q(score=pair.score, pk__gt=pair.pk)
    following = waiting.filter(later).first() or waiting.first()
    return _address(following) if following else ""


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def decide(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    found = found_in(visible(request), pk)
    following = _next(request, found) or reverse("organisation-pairs")
    acts = {"same": deciding.same, "different": deciding.different, "reopen": deciding.reopen}

    def act() -> None:
        acts[what](pair=found, actor=request.actor, at=request.now)

    answer = press(request, act, DONE[what], following)
    found.refresh_from_db()
    undecided = what != "reopen" and found.decision == OPEN
    return HttpResponseRedirect(_address(found)) if undecided or what == "reopen" else answer


urlpatterns = [
    path("organisation-pairs", pairs, name="organisation-pairs"),
    path("organisation-pairs/<int:pk>", pair, name="organisation-pair"),
    *(
        path(
            f"organisation-pairs/<int:pk>/{what}",
            decide,
            {"what": what},
            name=f"organisation-pair-{what}",
        )
        for what in DONE
    ),
]
