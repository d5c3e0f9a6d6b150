"""What may be refused, and why.

    Refused                 the law, the plan or a permission says no; shown to the person as it is
    └── NotPermitted        the person's posts do not carry the verb in this scope

Everything else that is raised is a bug and rises to the edge.
"""

from __future__ import annotations


class Refused(Exception):
    """An anticipated no: a stable code, a sentence for the person, and its basis.

    ``code`` is lower-case words joined by hyphens and never changes once published; ``message`` is
    Chinese and says what to do; ``basis`` names the article, rule or setting behind the refusal.
    """

    def __init__(self, code: str, message: str, basis: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.basis = basis


class NotPermitted(Refused):
    """The actor's posts and delegations do not carry this verb for this row."""
