"""The desk as an ASGI application: which address shows what, in which form."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from standoff.errors import CaseError, NotFoundError, StandoffError
from standoff.views.brief import brief_html, brief_markdown
from standoff.views.web.asked import Asked, asked
from standoff.views.web.downloads import MEDIA, download, forms_of
from standoff.views.web.guard import LONE_PAGE, Guard
from standoff.views.web.moments import NAME, carry
from standoff.views.web.rendering import make_environment
from standoff.views.web.screens import (
    briefing,
    changing,
    chronicle,
    claim,
    conflicts,
    figures,
    gathered,
    lists,
    overview,
    promises,
    reader,
    whereabouts,
)
from standoff.views.web.screens.screen import Screen

if TYPE_CHECKING:
    from standoff.case import Case

STATIC = Path(__file__).parent / "static"
Make = Callable[["Case", Asked], Screen]
NAVIGATION = (
    ("Desk", (("/", "What is new", ""), ("/changes", "What changed", "diff"),
              ("/disputes", "Disputes", "disputes"), ("/brief", "Brief", ""))),
    ("Record", (("/claims", "Claims", "claims"), ("/events", "Events", "events"),
                ("/postures", "Postures", "postures"), ("/advisories", "Advisories", "advisories"),
                ("/commitments", "Commitments", "commitments"), ("/promises", "Promises", "promises"))),
    ("In time and place", (("/happenings", "Happenings", "happenings"), ("/stories", "Stories", "stories"),
                           ("/series", "Figures", ""), ("/timeline", "Timeline", ""), ("/map", "Map", ""))),
    ("From whom", (("/articles", "Articles", "articles"), ("/sources", "Sources", ""), ("/actors", "Actors", ""),
                       ("/corrections", "Corrections", "corrections"))),
)  # fmt: skip


def _screens() -> dict[str, Make]:
    def of(kind: str) -> Make:
        return lambda case, given: lists.records(case, given, kind)

    return {
        "overview": overview.overview, **{kind: of(kind) for kind in lists.RECORDS},
        "articles": lists.articles, "actors": lists.actors, "sources": lists.sources, "search": lists.search,
        "series": figures.series, "disputes": conflicts.disputes, "promises": promises.promises,
        "timeline": chronicle.timeline, "map": whereabouts.places, "brief": briefing.brief,
        "changes": changing.changes, "corrections": changing.corrections,
        "happenings": gathered.happenings, "stories": gathered.stories,
    }  # fmt: skip


class Desk:
    """Answers for one case; every handler runs in a worker thread of its own."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.templates = make_environment()
        self.screens = _screens()
        self.single = {"claims": claim.claim, "articles": reader.reader}

    def list_page(self, request: Request) -> Response:
        """A screen, its data, or a file of all it lists."""
        name, dot, form = request.path_params.get("name", "overview").partition(".")
        if name not in self.screens or (dot and not form):
            return self.error(request, 404, "There is no such screen.")
        path = "/" if name == "overview" else f"/{name}"
        given = self._asked(request, path, form)
        if name == "brief" and given["format"] in {"html", "md"}:
            return self._brief_file(given)
        screen = self.screens[name](self._then(given), given)
        return self._answer(request, screen, given)

    def one_page(self, request: Request) -> Response:
        """One claim or article, or its data."""
        name, wanted = request.path_params["name"], request.path_params["id"]
        form = "json" if wanted.endswith(".json") else ""
        wanted = wanted.removesuffix(".json")
        if name == "records":
            record = self.case.record(wanted)
            where = f"/claims/{record.id}" if record.kind == "claim" else f"/articles/{record.article}#{record.id}"
            return self._json(record) if form else RedirectResponse(where, 307)
        if name not in self.single:
            return self.error(request, 404, "There is no such screen.")
        given = self._asked(request, f"/{name}/{wanted}", form)
        return self._answer(request, self.single[name](self._then(given), wanted), given)

    def error(self, request: Request, status: int, words: str) -> Response:
        """What went wrong, as a page or as data."""
        if request.url.path.endswith(".json") or request.query_params.get("format") == "json":
            return self._json({"error": words}, status)
        given = asked(request.url.path, ())
        return self._page("error.html", {"words": words, "status": status}, given, status)

    def _then(self, given: Asked) -> Case:
        """The case, as it stood at the moment asked for."""
        return self.case.as_of(given[NAME]) if given[NAME] else self.case

    def _asked(self, request: Request, path: str, form: str) -> Asked:
        pairs = request.query_params.multi_items()
        return asked(path, [*pairs, ("format", form)] if form else pairs)

    def _answer(self, request: Request, screen: Screen, given: Asked) -> Response:
        form = given["format"]
        if form == "json":
            return self._json(screen.data)
        if form:
            if screen.kind is None or form not in forms_of(screen.kind) or "id" in request.path_params:
                return self.error(request, 404, f"This screen cannot be taken away as {form}.")
            return self._file(self._then(given), screen.kind, form, dict(screen.filters or {}))
        forms = forms_of(screen.kind) if screen.kind else ()
        return self._page(screen.template, {**screen.values, "forms": forms}, given)

    def _page(self, template: str, values: Mapping[str, Any], given: Asked, status: int = 200) -> Response:
        shared = {
            "asked": given, "info": (self._then(given) if status == 200 else self.case).info(),
            "navigation": NAVIGATION, "fields": lists.FIELDS, "forms": (),
        }  # fmt: skip
        html = self.templates.get_template(template).render({**shared, **values})
        if given[NAME]:
            html = carry(html, given[NAME])
        return HTMLResponse(html.encode("utf-8", "replace"), status)

    def _json(self, data: object, status: int = 200) -> Response:
        return Response(msgspec.json.encode(data), status, media_type="application/json")

    def _file(self, case: Case, kind: str, form: str, filters: dict[str, Any]) -> Response:
        parts = download(case, kind, form, filters)
        # The name tells what was asked and when, as far as a file name can.
        said = "-".join("".join(c for c in str(v) if c.isascii() and c.isalnum())[:24] for v in filters.values())
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        name = "-".join(x for x in (kind, said, stamp) if x)
        headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
        return StreamingResponse(parts, media_type=MEDIA[form], headers=headers)

    def _brief_file(self, given: Asked) -> Response:
        made = briefing.brief_of(self._then(given), given)
        if given["format"] == "md":
            return Response(brief_markdown(made), media_type="text/markdown; charset=utf-8")
        return HTMLResponse(brief_html(made), headers={"content-security-policy": LONE_PAGE})


def make_desk(case: Case, *, names: frozenset[str] = frozenset()) -> Starlette:
    """The application over an open case; `names` are host names it answers to besides this machine's own."""
    desk = Desk(case)

    def failed(request: Request, error: Exception) -> Response:
        status = 404 if isinstance(error, NotFoundError) else 400 if isinstance(error, CaseError) else 500
        return desk.error(request, status, str(error))

    def unknown(request: Request, _: Exception) -> Response:
        return desk.error(request, 404, "There is no such page.")

    return Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
            Route("/", desk.list_page),
            Route("/{name}", desk.list_page),
            Route("/{name}/{id}", desk.one_page),
        ],
        middleware=[Middleware(Guard, names=names)],
        exception_handlers={404: unknown, StandoffError: failed},
    )
