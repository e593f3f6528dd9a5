"""A private place where two people rebuild trust after it was broken."""

__version__ = "0.1.0"
