"""A report for a counsellor or for oneself: chosen parts of a chosen time, in plain words, without a verdict."""
