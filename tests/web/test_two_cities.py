"""Two cities' packs in one installation: each office reads its own plan on every page, no other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ipcity.actions import packs, plans
from ipcity.domain.access import Role
from ipcity.store.models.facts import Safeguard, Target, Task
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.units import Unit
from tests.cast import AT, actor_of, client_of, holder
from tests.packs.cities import JIANGJIN, NOTICE, QINGYU
from tests.web.reading import words

pytestmark = pytest.mark.django_db


def office_of(plan: PlanVersion):
    home = Unit.objects.filter(district=plan.district).order_by("position").first()
    return holder(home, Role.OFFICE_LEAD, "主任", username=f"lead-{plan.pk}")


def addresses(plan: PlanVersion) -> list[str]:
    """Every page of the plan, and the first few facts and units of each kind."""
    found = ["/plan", "/plan/text", "/plan/versions", "/plan/versions/1", "/plan/versions/1/text"]
    found += ["/plan/compare?old=1&new=1", "/targets", "/tasks", "/units"]
    found += [f"{page}?export=csv" for page in ("/targets", "/tasks", "/units")]
    for kind, page in ((Target, "targets"), (Task, "tasks"), (Safeguard, "safeguards")):
        found += [f"/{page}/{row.key}" for row in kind.objects.of(plan)[:4]]
    return [*found, *(f"/units/{u.pk}" for u in Unit.objects.filter(district=plan.district)[:4])]


def names(plan: PlanVersion) -> set[str]:
    facts = {row.name for row in Target.objects.of(plan)}
    facts |= {row.heading for row in Task.objects.of(plan)}
    return facts | {unit.name for unit in Unit.objects.filter(district=plan.district)}


def test_every_page_of_each_city_opens_and_names_nothing_of_the_other():
    here = packs.load(folder=JIANGJIN, actor=None, at=AT)
    there = packs.load(folder=QINGYU, actor=None, at=AT)
    for own, other in ((here, there), (there, here)):
        client = client_of(office_of(own))
        ours = "\n".join(names(own))
        foreign = {name for name in names(other) if len(name) > 5 and name not in ours}
        assert len(foreign) > 5
        for address in addresses(own):
            response = client.get(address)
            assert response.status_code == 200, address
            shown = response.content.decode()
            assert [name for name in foreign if name in shown] == [], address
        assert (
            client.get(f"/units/{Unit.objects.filter(district=other.district)[0].pk}").status_code
            == 404
        )


def test_jiangjin_shows_what_its_plan_holds():
    plan = packs.load(folder=JIANGJIN, actor=None, at=AT)
    client = client_of(office_of(plan))
    assert client.get("/targets").context["shown"].total == 22
    assert client.get("/tasks").context["shown"].total == 18
    contents = client.get("/plan").context["contents"]
    assert (len(contents.actions), len(contents.safeguards)) == (6, 3)
    assert "原文未随包，上传后可对照" in words(client.get("/plan"))


def test_once_the_notice_is_uploaded_every_fact_is_read_in_its_text():
    plan = packs.load(folder=QINGYU, actor=None, at=AT)
    lead = office_of(plan)
    plans.upload(
        district=plan.district,
        name=NOTICE.name,
        content=NOTICE.read_bytes(),
        actor=actor_of(lead),
        at=AT + timedelta(hours=1),
    )
    client = client_of(lead)
    text = "".join(piece.text for piece in client.get("/plan/text").context["pieces"])
    assert text == PlanVersion.objects.get(pk=plan.pk).text
    for target in Target.objects.of(plan):
        found = client.get(f"/targets/{target.key}").context["words"]
        assert found.attached
        marked = {piece.label: piece.text for piece in found.pieces if piece.marks}
        assert set(marked) <= {"名称", "数值"}
        assert marked["数值"] in text
