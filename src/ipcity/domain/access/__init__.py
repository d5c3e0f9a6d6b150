"""Who may do what, where: roles, verbs, scopes and the one algebra over them."""

from ipcity.domain.access.actors import (
    Actor,
    Grant,
    carried,
    delegated,
    may,
    narrowed,
    representing,
    require,
    scope_of,
)
from ipcity.domain.access.pairs import conflicts, refuse_conflicts
from ipcity.domain.access.roles import ADMINISTRATORS, LABELS, Role
from ipcity.domain.access.scopes import NOWHERE, Reach, Scope
from ipcity.domain.access.table import KIND_LABELS, TABLE, Kind, kind_of, verbs_of
from ipcity.domain.access.verbs import BUSINESS, NOT_DELEGABLE, VERB_LABELS, Verb

__all__ = [
    "ADMINISTRATORS",
    "BUSINESS",
    "KIND_LABELS",
    "LABELS",
    "NOT_DELEGABLE",
    "NOWHERE",
    "TABLE",
    "VERB_LABELS",
    "Actor",
    "Grant",
    "Kind",
    "Reach",
    "Role",
    "Scope",
    "Verb",
    "carried",
    "conflicts",
    "delegated",
    "kind_of",
    "may",
    "narrowed",
    "refuse_conflicts",
    "representing",
    "require",
    "scope_of",
    "verbs_of",
]
