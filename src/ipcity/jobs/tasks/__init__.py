"""The kinds of background work: one module each, found by file.

``TITLE`` (Chinese), ``VERB`` (who may start it), ``work(progress, **arguments)`` returning the
report or None; optional ``ATTEMPTS`` (runs before a dying worker makes it fail, 2) and ``RULE``
(when it is due by itself on a new installation).
"""
