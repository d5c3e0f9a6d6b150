"""What every request carries: its time, the address that is believed, and the acting person."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address, ip_network
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from ipcity.actions.logins import Step, end_of_session, next_step
from ipcity.store.actors import actor_for
from ipcity.store.models.people import Person
from ipcity.web.refusals import came_from

Answer = Callable[[HttpRequest], HttpResponse]

# where each step is taken; `/logout` is open throughout
STEP_PAGES = {
    Step.SECOND_FACTOR: "/second-factor",
    Step.PASSWORD: "/password",
    Step.ENROL: "/second-factor",
}
_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")


class Proxies:
    """Believes forwarding headers from TRUSTED_PROXIES only, and removes everybody else's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        if is_trusted(meta.get("REMOTE_ADDR", "")):
            chain = meta.get("HTTP_X_FORWARDED_FOR", "").split(",")
            stranger = _nearest_stranger([each.strip() for each in chain])
            if stranger:
                meta["REMOTE_ADDR"] = stranger
            if meta.get("HTTP_X_FORWARDED_PROTO", "").strip().lower() == "https":
                meta["wsgi.url_scheme"] = "https"
        for name in _FORWARDED:
            meta.pop(name, None)
        return self.get_response(request)


def is_trusted(address: str) -> bool:
    """Whether ``address`` is one of the configured proxies (single addresses or networks)."""
    try:
        found = ip_address(address)
        return any(found in ip_network(each, strict=False) for each in settings.TRUSTED_PROXIES)
    except ValueError:
        return False


def _nearest_stranger(chain: list[str]) -> str:
    """The last address that a trusted proxy saw; what stands left of it anyone may have written."""
    for each in reversed(chain):
        if not is_trusted(each):
            try:
                return str(ip_address(each))
            except ValueError:
                return ""
    return ""


class ActingPerson:
    """Sets ``now``, ``today``, ``person``, ``login_step`` and ``actor``; closes every other page.

    A page is for people with a finished login unless it says ``@login_not_required``. The API has
    its own door (tokens, 401).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.localtime()
        request.today = request.now.date()
        request.person = request.actor = request.login_step = None
        if isinstance(request.user, Person):
            self._recognise(request, request.user)
        return self.get_response(request)

    def _recognise(self, request: HttpRequest, person: Person) -> None:
        ended = end_of_session(person, request.session, request.now)
        if ended:
            logout(request)
            messages.warning(request, ended)
            return
        request.person = person
        request.login_step = next_step(person, request.session, request.now)
        if request.login_step is Step.DONE:
            request.actor = actor_for(person, request.today)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        if request.path.startswith("/api/") or not getattr(view, "login_required", True):
            return None
        if request.person is None:
            if request.method == "POST":
                messages.warning(request, "刚才提交的内容没有保存，请登录后重新提交。")
            return _to(request, f"{settings.LOGIN_URL}?next={quote(_page_of(request))}")
        if request.login_step is not Step.DONE:
            page = STEP_PAGES[request.login_step]
            inside = request.path == page or request.path.startswith(f"{page}/")
            return None if inside or request.path == "/logout" else _to(request, page)
        return None


def _page_of(request: HttpRequest) -> str:
    """What to come back to: the page itself, or the one whose button was pressed."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return came_from(request)


def _to(request: HttpRequest, address: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)
