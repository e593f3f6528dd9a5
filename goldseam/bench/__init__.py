"""Measures the figures that the project promises; run by hand with `goldseam bench`, never in a test."""
