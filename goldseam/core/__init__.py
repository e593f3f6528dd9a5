"""The pure half of Goldseam: it decides, and never reads a clock, a database or a network.

Usable by itself, without Django. Its public face, each name documented where it stands:

- `goldseam.core.catalogue`: the method as data. `load_catalogue`, `method_listing`.
- `goldseam.core.situation`: what happened. `read_situation`, `example`, the intake as questions, `assemble`.
- `goldseam.core.plan`: `plan(catalogue, situation, today, language)`, `why_not`, `plan_json`.
- `goldseam.core.trust`: `trust_report`, `picture` and `way`, `reading`, `filter_days`, `smooth`.
- `goldseam.core.records`: everything a person can write, `encode`, `decode`, and the folds over it.
- `goldseam.core.helplines`: `load_countries`, `stale`.
- `goldseam.core.vault`: envelopes, keys, padding; every failure to open is `DecryptError`.

Days, random bytes and the language are always arguments. Errors are the few named in each module.
"""
