"""IPCity (知产强市): a city's intellectual-property pilot programme, run from its plan document."""
