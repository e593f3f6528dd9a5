"""Help without signing in: who to call, by country; the same page for everybody, kept for offline use."""

from dataclasses import dataclass
from functools import cache

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldseam.core.catalogue.model import Audience
from goldseam.core.helplines import (
    MAX_AGE_DAYS,
    Country,
    HelpLine,
    Kind,
    in_order,
    lines_for,
    load_countries,
)
from goldseam.core.reader import HelpPlace, load_moments
from goldseam.web.shared import clock, labels, method
from goldseam.web.shared.access import public
from goldseam.web.shared.context import EXIT_TO
from goldseam.web.shared.signed_in import PersonRequest

CACHED = "no-cache"


@dataclass(frozen=True)
class Group:
    """The lines of one kind, with its heading."""

    heading: str
    lines: tuple[HelpLine, ...]


@cache
def countries() -> dict[str, Country]:
    """Every country by its code, read once."""
    return {country.code: country for country in load_countries()}


@public
def help_page(request: PersonRequest) -> HttpResponse:
    """The emergency sentence, a quiet minute, the countries, and how to be safe while reading."""
    language = method.language()
    listed = [(each.code, each.name.read(language)) for each in in_order(countries().values(), language)]
    return _rendered(request, "safety/help.html", {"countries": listed})


@public
def country_page(request: PersonRequest, code: str) -> HttpResponse:
    """Emergency numbers first, then every line with how sure we are of it."""
    country = countries().get(code)
    if country is None:
        raise Http404
    words, language = method.words("help"), method.language()
    groups = [Group(words[f"kind.{kind}"], lines_for(country, kind)) for kind in Kind]
    context = {
        "country": country,
        "name": country.name.read(language),
        "country_note": country.note.read(language) if country.note else "",
        "groups": [group for group in groups if group.lines],
        "oldest": clock.today().toordinal() - MAX_AGE_DAYS,
    }
    return _rendered(request, "safety/country.html", context)


@public
def words_page(request: PersonRequest) -> HttpResponse:
    """Ready sentences for hard moments, all on one page, so that it is whole without internet."""
    moments = load_moments(method.language())
    # Whoever is in danger looks for no role first.
    danger = [each for each in moments if each.help is HelpPlace.FIRST]
    groups = [(labels.IN_DANGER, danger)] + [
        (labels.HARD_MOMENTS[audience], [e for e in moments if e.audience is audience and e not in danger])
        for audience in (Audience.INJURED, Audience.OFFENDING, Audience.BOTH)
    ]
    return _rendered(request, "safety/words.html", {"groups": groups})


@public
def worker(request: PersonRequest) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """The script that keeps public help pages for offline use; its scope is /help/ and nothing else."""
    with staticfiles_storage.open("goldseam/js/help-worker.js") as file:
        text = file.read()
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": CACHED})


def _rendered(request: PersonRequest, template: str, more: dict[str, object]) -> HttpResponse:
    context = {"words": method.words("help"), "language_code": method.language(), "exit_to": EXIT_TO, **more}
    response = render(request, template, context)
    response["Cache-Control"] = CACHED
    response["Vary"] = "Cookie, Accept-Language"
    return response
