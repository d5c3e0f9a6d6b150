"""What rows of a ledger say of themselves beyond their fields; one module a ledger, found by its name.

A module has ``LABEL``, the heading of the column, and ``lights(rows, known_before)``: by a row's
number its light as HTML, which may be missing; ``known_before`` is the moment up to which rows of the
past were known, None for what stands now.
"""
