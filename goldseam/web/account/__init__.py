"""Signing up and in, locking, recovering, devices, export, deletion, preferences."""
