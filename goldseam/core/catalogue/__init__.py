"""The method as data: its model, a strict loader, and checks across files."""

from goldseam.core.catalogue.listing import method_listing
from goldseam.core.catalogue.loader import CatalogueError, load_catalogue
from goldseam.core.catalogue.model import Catalogue, Language

__all__ = ["Catalogue", "CatalogueError", "Language", "load_catalogue", "method_listing"]
