"""The day: what to do and why, the check-in, the evening minute."""
