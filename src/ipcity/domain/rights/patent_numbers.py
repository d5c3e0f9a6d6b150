"""The numbers of a patent: whether they name one, agree with each other and with the kind."""

from __future__ import annotations

from ipcity.domain.rights.hooks import Problem, Values, error, found_problem, text_of, warning
from ipcity.domain.terms import identifiers


def lost_number(values: Values) -> tuple[Problem, ...]:
    """The error of a number that tells no patent from another: cut short by a spreadsheet, ending in
    no check digit, or unreadable where nothing else says the kind."""
    number = text_of(values, "application_number")
    sentence = identifiers.application_number_problem(number) if number else None
    unread = identifiers.read_application_number(number) is None
    if not sentence or not (
        identifiers.is_no_number(number) or (unread and not text_of(values, "kind"))
    ):
        return ()
    return (error("application_number", "bad-application-number", sentence),)


def kind_of_numbers(values: Values) -> str:
    """The kind of patent that the first telling number says; "" for none."""
    kinds = (
        identifiers.kind_of_application(text_of(values, "application_number")),
        identifiers.kind_of_document(text_of(values, "grant_number")),
        identifiers.kind_of_document(text_of(values, "publication_number")),
    )
    return next((kind for kind in kinds if kind), "")


def number_problems(values: Values) -> tuple[Problem, ...]:
    """Warnings about numbers that cannot be right but still tell the patent."""
    number = text_of(values, "application_number")
    found: tuple[Problem, ...] = ()
    if number and not lost_number(values):
        sentence = identifiers.application_number_problem(number)
        found += found_problem("application_number", sentence, "bad-application-number")
    for field in ("publication_number", "grant_number"):
        if text := text_of(values, field):
            sentence = identifiers.document_number_problem(text)
            found += found_problem(field, sentence, f"bad-{field.replace('_', '-')}")
    kind, said = text_of(values, "kind"), kind_of_numbers(values)
    if kind and said and kind != said:
        found += (warning("kind", "kind-against-number", "专利类型与号码所示类型不一致，请核对。"),)
    return found
