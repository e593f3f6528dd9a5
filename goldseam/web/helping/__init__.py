"""A counsellor or mentor: invited by one or by both, who sees chosen copies until a last day."""
