"""The pages about oneself, as the tests of all pages need them."""

ROUTES = {
    "own/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "own/<slug:topic>/": ("fresh", (302, 302, 200), (403, 403, 302)),
    "own/<slug:topic>/earlier/": ("fresh", (302, 302, 200), (403, 403, 302)),
}
FORMS = {
    "/own/": {"words": "the <garden>"},
    "/own/ground/": {"mine": "the garden & the choir", "steadies": "строка\nи вторая 😀"},
}
WITHOUT_WORDS = ("/own/ground/earlier/",)
GUARDED = ("/own/ground/",)
FRESH = ("/own/", "/own/<slug:topic>/", "/own/<slug:topic>/earlier/")
QUERIES = ("/own/", "/own/ground/", "/own/forgiving/", "/own/ground/earlier/")
INSIDE = {
    "own/": ("/own/",),
    "own/<slug:topic>/": ("/own/ground/", "/own/people/"),
    "own/<slug:topic>/earlier/": ("/own/ground/earlier/",),
}
# One page is only for who broke trust.
AS_ROBIN = {
    "own/": ("/own/",),
    "own/<slug:topic>/": ("/own/forgiving/",),
    "own/<slug:topic>/earlier/": ("/own/pace/earlier/",),
}
