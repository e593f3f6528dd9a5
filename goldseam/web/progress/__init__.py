"""Felt trust over time, with its uncertainty."""
