"""Promises, requests, agreements, and what each takes for granted."""
