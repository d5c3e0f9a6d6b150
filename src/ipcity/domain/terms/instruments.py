"""Laws, rules and notices that the programme rests on: their versions and when each one switches.

Source: public texts of the instruments, each fact with how far it was checked (``Confidence``).
"""

from __future__ import annotations

from ipcity.domain.terms.conduct_instruments import CONDUCT_INSTRUMENTS
from ipcity.domain.terms.procedure_instruments import PROCEDURE_INSTRUMENTS
from ipcity.domain.terms.rights_instruments import RIGHTS_INSTRUMENTS

INSTRUMENTS = (*RIGHTS_INSTRUMENTS, *CONDUCT_INSTRUMENTS, *PROCEDURE_INSTRUMENTS)
BY_KEY = {instrument.key: instrument for instrument in INSTRUMENTS}
