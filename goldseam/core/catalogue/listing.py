"""Lists the whole method in the stable form that the command line prints."""

from goldseam.core.catalogue.model import Catalogue, Language


def method_listing(catalogue: Catalogue, language: Language) -> list[dict[str, object]]:
    """Every practice, ordered by slug: `slug, title, stage, for, lives, covers` (element ids), `evidence`."""
    return [
        {
            "slug": practice.slug,
            "title": practice.words[language].title,
            "stage": practice.facts.stage.value,
            "for": practice.facts.audience.value,
            "lives": practice.facts.lives,
            "covers": list(practice.facts.covers),
            "evidence": practice.facts.evidence.value,
        }
        for _, practice in sorted(catalogue.practices.items())
    ]
