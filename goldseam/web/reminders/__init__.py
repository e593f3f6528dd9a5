"""Reminders by mail and calendar: off until chosen, neutral, and stopped with one tap (S28)."""
