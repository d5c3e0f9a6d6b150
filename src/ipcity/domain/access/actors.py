"""The acting person as a value: what they hold today, and the scope of each verb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ipcity.domain.access.roles import Role
from ipcity.domain.access.scopes import NOWHERE, Reach, Scope
from ipcity.domain.access.table import Kind, kind_of, verbs_of
from ipcity.domain.access.verbs import NOT_DELEGABLE, VERB_LABELS, Verb
from ipcity.domain.errors import NotPermitted


@dataclass(frozen=True)
class Grant:
    """One post held today: its role, district and unit, and in whose place it is held, if any.

    ``below`` holds every unit under ``unit``; ``verbs`` narrows the role, None leaves it whole.
    """

    role: Role
    district: int
    unit: int
    post: int = 0
    on_behalf_of: int | None = None
    verbs: frozenset[Verb] | None = None
    below: frozenset[int] = frozenset()

    def carries(self, verb: Verb) -> bool:
        return kind_of(self.role, verb) is not None and (self.verbs is None or verb in self.verbs)

    def reach(self, verb: Verb, person: int) -> Reach:
        """How far ``verb`` is carried for ``person``; own rows are the represented one's."""
        kind = kind_of(self.role, verb)
        if kind is Kind.DISTRICT:
            return Reach(self.district)
        if kind is Kind.OWN:
            return Reach(self.district, None, self.on_behalf_of or person)
        units = {self.unit} | (self.below if kind is Kind.SUBTREE else frozenset())
        return Reach(self.district, frozenset(units))


@dataclass(frozen=True)
class Actor:
    """A person with the grants of one day; ``name`` is for showing, ``via`` says by which door."""

    person: int
    name: str
    district: int
    grants: tuple[Grant, ...] = ()
    via: str = "web"


def carried(grant: Grant) -> frozenset[Verb]:
    """The verbs that ``grant`` really carries."""
    return frozenset(verb for verb in verbs_of(grant.role) if grant.carries(verb))


def scope_of(actor: Actor, verb: Verb) -> Scope:
    """The rows on which ``actor`` may do ``verb``: the union over only the grants that carry it."""
    return Scope(frozenset(g.reach(verb, actor.person) for g in actor.grants if g.carries(verb)))


def may(actor: Actor | None, verb: Verb) -> bool:
    """Whether ``actor`` may do ``verb`` on any row at all (menus, buttons)."""
    return actor is not None and scope_of(actor, verb) != NOWHERE


def require(
    actor: Actor, verb: Verb, *, district: int, unit: int | None = None, owner: int | None = None
) -> None:
    """Refuse unless ``actor`` may do ``verb`` on a row of this district, unit and owner."""
    if not scope_of(actor, verb).covers(district, unit, owner):
        label = VERB_LABELS[verb]
        raise NotPermitted("not-permitted", f"您的岗位没有“{label}”的权限。", f"权限表：{label}")


def representing(
    actor: Actor,
    verb: Verb,
    district: int | None = None,
    unit: int | None = None,
    owner: int | None = None,
) -> int | None:
    """Whom ``actor`` stands in for when doing ``verb`` there; None when an own post reaches it.

    Where no grant covers the row itself (it has no unit of its own), the district decides.
    """
    able = [g for g in actor.grants if g.carries(verb) and district in (None, g.district)]
    if district is not None:
        there = (district, unit, owner)
        able = [g for g in able if g.reach(verb, actor.person).covers(*there)] or able
    if not able or any(grant.on_behalf_of is None for grant in able):
        return None
    return able[0].on_behalf_of


def delegated(grant: Grant, giver: int, verbs: Iterable[Verb] | None = None) -> Grant:
    """What another holds in ``giver``'s place: never more than ``grant`` carries itself.

    ``verbs`` None hands over all that may be delegated.
    """
    whole = carried(grant) - NOT_DELEGABLE
    passed = whole if verbs is None else whole & frozenset(verbs)
    return replace(grant, on_behalf_of=giver, verbs=passed)


def narrowed(actor: Actor, verbs: Iterable[Verb], via: str) -> Actor:
    """``actor`` limited to ``verbs``, as a token's bearer; the scopes stay the person's own."""
    wanted = frozenset(verbs)
    grants = tuple(replace(grant, verbs=carried(grant) & wanted) for grant in actor.grants)
    return replace(actor, grants=grants, via=via)
