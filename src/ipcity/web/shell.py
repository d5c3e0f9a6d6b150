"""What surrounds every page: whose desk this is, which programme is open, what may be visited."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from ipcity.actions import programmes
from ipcity.domain.access import Actor, Grant, Reach, Scope, Verb, scope_of
from ipcity.domain.access.roles import LABELS
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit
from ipcity.web.typed import whole

CHOSEN = "programme"


@dataclass(frozen=True)
class Desk:
    """One post held today, in words; ``principal`` is set when it is held in another's place."""

    unit: str
    role: str
    principal: str
    person: str

    @property
    def words(self) -> str:
        """“B 代 A” where B acts for A."""
        stands = f"{self.person} 代 {self.principal}" if self.principal else ""
        return "　".join(part for part in (self.unit, self.role, stands) if part)


def programmes_of(request: HttpRequest) -> list[Programme]:
    """The programmes whose plan the person may read: those with a plan in force, then the latest."""
    if request.actor is None:
        return []
    return programmes.open_to(scope_of(request.actor, Verb.READ_PLAN))


def programme_of(request: HttpRequest) -> Programme | None:
    """The programme in hand: the one switched to, else one that runs this year, else the first.

    A plan just uploaded hides no programme whose plan is in force.

    A link to a fact of another programme names it (``?programme=``) and takes the person there.
    """
    if not hasattr(request, "programmes"):
        request.programmes = programmes_of(request)
    open_to_person = {programme.pk: programme for programme in request.programmes}
    asked = whole(request.GET.get(CHOSEN, ""))
    if asked in open_to_person:
        request.session[CHOSEN] = asked
    chosen = open_to_person.get(request.session.get(CHOSEN))
    return chosen or programmes.in_hand(request.programmes, request.today.year)


def desks_of(actor: Actor) -> list[Desk]:
    """The posts that ``actor`` holds today, own ones first."""
    units = Unit.objects.within(_own_units(actor)).in_bulk()
    principals = names_of({g.on_behalf_of for g in actor.grants if g.on_behalf_of}, actor)
    own_first = sorted(actor.grants, key=lambda g: (g.on_behalf_of or 0, g.post))
    return [_desk(grant, units, principals, actor.name) for grant in own_first]


def _own_units(actor: Actor) -> Scope:
    return Scope(frozenset(Reach(g.district, frozenset({g.unit})) for g in actor.grants))


def names_of(people: set[int], actor: Actor) -> dict[int, str]:
    """Names of people of the actor's own district by their ids."""
    rows = Person.objects.filter(pk__in=people, district_id=actor.district)
    return {person.pk: person.name for person in rows}


def _desk(grant: Grant, units: dict[int, Unit], principals: dict[int, str], name: str) -> Desk:
    unit = units.get(grant.unit)
    return Desk(
        unit=unit.name if unit else "",
        role=LABELS[grant.role],
        principal=principals.get(grant.on_behalf_of or 0, ""),
        person=name,
    )


def district_of(request: HttpRequest) -> District | None:
    """The person's own district, read once per request."""
    if not hasattr(request, "district"):
        request.district = District.objects.filter(pk=request.actor.district).first()
    return request.district
