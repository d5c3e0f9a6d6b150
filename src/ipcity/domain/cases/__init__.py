"""Cases: one file per kind of case, its states, moves, who may make them, clocks and papers."""
