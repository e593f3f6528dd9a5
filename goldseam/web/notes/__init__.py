"""Private notes, and what arrived while locked."""
