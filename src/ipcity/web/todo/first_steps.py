"""What a new installation still lacks before the work can begin."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from ipcity.actions.first_start import UNNAMED
from ipcity.domain.access import Verb, scope_of
from ipcity.store.models.districts import District
from ipcity.store.models.logins import SecondFactor
from ipcity.store.models.people import Person
from ipcity.store.models.plans import PlanVersion
from ipcity.web.todos import Todo

TITLE = "开始使用"
ORDER = 90
# Set up by the first start: the programme office's lead and the three administrators.
FIRST_PEOPLE = 4


def waiting(request: HttpRequest) -> Iterator[Todo]:
    yield from _name(request)
    yield from _plan(request)
    yield from _people(request)
    yield from _second_factor(request)


def _name(request: HttpRequest) -> Iterator[Todo]:
    """A plan that names no place leaves the district without a name."""
    scope = scope_of(request.actor, Verb.MANAGE_SETTINGS)
    mine = District.objects.filter(pk=request.actor.district, name=UNNAMED)
    if scope and mine.exists():
        yield Todo(
            what="为本区域命名",
            url=reverse("settings"),
            act="设置",
            note="方案中没有写明区域，名称显示在每一页的顶部",
        )


def _plan(request: HttpRequest) -> Iterator[Todo]:
    """A plan, and the notice behind a plan that came as a pack."""
    scope = scope_of(request.actor, Verb.UPLOAD_PLAN)
    if not scope:
        return
    versions = PlanVersion.objects.within(scope)
    upload = reverse("upload-plan")
    if not versions.drafts().exists() and not versions.in_force().exists():
        yield Todo(
            what="上传试点工作方案",
            url=upload,
            act="上传",
            note="支持 docx、txt、Markdown、网页文件，也可直接粘贴文字",
        )
    for version in versions.in_force().filter(text=None).listed():
        yield Todo(
            what=f"上传《{version.title}》原文",
            url=upload,
            act="上传",
            note="原文未随方案包提供；上传后每个数字都能对照到原文的字句",
        )


def _people(request: HttpRequest) -> Iterator[Todo]:
    """Beyond the first four there is nobody yet: accounts first, then posts."""
    for verb, what, url, note in (
        (Verb.MANAGE_PEOPLE, "为各单位人员建立账号", "person-new", "建好后由安全管理员设岗"),
        (Verb.GRANT_POSTS, "为人员设岗", "posts", "岗位决定能看什么、能办什么"),
    ):
        scope = scope_of(request.actor, verb)
        if scope and Person.objects.within(scope).count() <= FIRST_PEOPLE:
            yield Todo(what=what, url=reverse(url), act="办理", note=note)


def _second_factor(request: HttpRequest) -> Iterator[Todo]:
    if not SecondFactor.objects.filter(
        person_id=request.actor.person, confirmed_at__isnull=False
    ).exists():
        yield Todo(
            what="启用两步验证",
            url=reverse("second-factor"),
            act="启用",
            note="登录时另须手机上的验证码，密码泄露也不致被冒用",
        )
