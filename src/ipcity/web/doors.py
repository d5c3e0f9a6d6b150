"""Who may open a page: written above each view, told from the same table as everything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from ipcity.domain.access import VERB_LABELS, Verb, scope_of
from ipcity.domain.errors import NotPermitted

View = Callable[..., HttpResponse]


def opens_to(*verbs: Verb) -> Callable[[View], View]:
    """Let in who is logged in and carries one of ``verbs`` anywhere (none named: any such person).

    Others are sent to log in, or refused. Which rows they see inside is the scope's affair.
    """

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.actor is None:
                return redirect_to_login(request.get_full_path())
            if verbs and not any(scope_of(request.actor, verb) for verb in verbs):
                raise NotPermitted(
                    "not-permitted",
                    "您的岗位不能打开此页。如工作需要，请联系安全管理员设岗。",
                    f"权限表：{'、'.join(VERB_LABELS[verb] for verb in verbs)}",
                )
            return view(request, *args, **kwargs)

        return guarded

    return door


def keeps_all(request: HttpRequest) -> bool:
    """Whether the person keeps the ledgers of the whole district, not of a unit alone."""
    return scope_of(request.actor, Verb.KEEP_LEDGERS).covers(request.actor.district, None)
