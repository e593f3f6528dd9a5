"""Compresses pages on their way, and leaves recordings alone, which are dense already and asked for in parts."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PagesGZipMiddleware(GZipMiddleware):
    """Django's compression for whole answers only."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what is no stream."""
        return response if response.streaming else super().process_response(request, response)
