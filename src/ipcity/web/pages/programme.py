"""Switching from one programme to another: the choice lies in the session, nowhere else."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ipcity.domain.access import Verb
from ipcity.web.doors import opens_to
from ipcity.web.shell import CHOSEN, programmes_of


@opens_to(Verb.READ_PLAN)
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Only a programme that the person may read can be chosen."""
    wanted = request.POST.get("programme", "")
    if wanted not in {str(each.pk) for each in programmes_of(request)}:
        raise Http404
    request.session[CHOSEN] = int(wanted)
    back = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return redirect(back if own else "/")


urlpatterns = [path("programme", switch, name="programme")]
