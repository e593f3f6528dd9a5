"""The method as data: its model, a strict loader, and checks across files."""
