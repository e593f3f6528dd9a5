"""The two answers of a form that is not taken: what was typed is wrong, or it cannot be now."""

INVALID = 422
WAITS = 409
