"""Openness: offers item by item, where I am, and plans said beforehand."""
