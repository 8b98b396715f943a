"""`standoff add`, `show`, `brief`, `export` and `serve`: working with a case."""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.cli.listing import AsOf, CaseFile, Limit, Offset, Output, Since, Until, print_list, then
from standoff.cli.output import Form, console, notes, print_lines, wants_table, warn
from standoff.cli.reading import DEFAULT_MAX_BYTES, Failures, MaxBytes, MoreInputs, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standoff.case import Case
    from standoff.model import Article


class Listing(StrEnum):
    """What `show` lists."""

    claims = "claims"
    events = "events"
    happenings = "happenings"
    postures = "postures"
    advisories = "advisories"
    commitments = "commitments"
    promises = "promises"
    disputes = "disputes"
    stories = "stories"
    sources = "sources"
    articles = "articles"
    actors = "actors"
    timeline = "timeline"
    series = "series"
    corrections = "corrections"
    edits = "edits"


ACTOR_FILTERS = {
    Listing.commitments: "by",
    Listing.promises: "by",
    Listing.postures: "holder",
    Listing.advisories: "issuer",
    Listing.actors: "name",
    Listing.series: "holder",
}
"""What the actor is called where it is not "actor"."""


class BriefForm(StrEnum):
    """How a brief is written."""

    markdown = "md"
    html = "html"


class ExportForm(StrEnum):
    """What an export is written as."""

    jsonl = "jsonl"
    csv = "csv"
    geojson = "geojson"
    gdelt = "gdelt"
    polecat = "polecat"
    plover = "plover"
    icews = "icews"


def add(
    case: CaseFile,
    articles: MoreInputs = None,
    published: Published = None,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    name: Annotated[str | None, typer.Option(help="Name of a new case; else the file's.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="First read anew what another version, or other tables of yours, read.")
    ] = False,
) -> None:
    """Read articles and keep them in a case; what the case holds already is passed over.

    Each article is kept whole or not at all, so a run that was stopped goes on where it ended.
    """
    from standoff.case import open_case

    if not articles and not again:
        message = "name the articles to add, or --again to read those of the case anew"
        raise typer.BadParameter(message, param_hint="ARTICLES...")
    failures = Failures()
    counts = {"new": 0, "revision": 0, "known": 0, "failed": 0}
    with open_case(case, name=name, create=bool(articles)) as opened:
        reread = Counter(added.status for added in opened.read_again(on_error=warn)) if again else Counter()
        found = failures.articles(articles or [], published, max_bytes)
        for added in _with_progress(opened, found):
            counts[added.status] += 1
            if added.error:
                print(f"standoff: {added.where}: {added.error}", file=sys.stderr)
        otherwise = opened.read_otherwise()
    failed = counts["failed"] + reread["failed"] + failures.count
    said = [f"{counts['new']} new", f"{counts['known']} known"]
    said += [f"{counts['revision']} revised"] if counts["revision"] else []
    said += [f"{reread['known']} read again"] if again else []
    said += [f"{failed} not read"] if failed else []
    print(f"{case}: {', '.join(said)}", file=sys.stderr)
    if otherwise:
        print(
            f"{case}: read by another version, or with other tables of yours: {otherwise} "
            f"(standoff add {case} --again reads them anew)",
            file=sys.stderr,
        )
    if failed:
        raise typer.Exit(1)


def _with_progress(case: Case, found: Iterator[Article]) -> Iterator[Any]:
    """What became of each article, with a counter on a terminal."""
    if not sys.stderr.isatty():
        yield from case.add(found, on_error=warn)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=notes(), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        for added in case.add(found, on_error=warn):
            bar.advance(task)
            yield added


def show(
    case: CaseFile,
    what: Annotated[Listing, typer.Argument(help="What to list.", show_default=False)],
    actor: Annotated[str | None, typer.Option(help="Who says or does it: a state, body, person or code.")] = None,
    act: Annotated[str | None, typer.Option(help="claims: assert, deny, demand, promise, threaten ...")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="events: PLOVER type, or the start of a CAMEO code.")
    ] = None,
    status: Annotated[
        str | None, typer.Option(help="events: happened, planned ...; commitments: open, kept ...")
    ] = None,
    target: Annotated[str | None, typer.Option(help="events: to whom it is done.")] = None,
    holder: Annotated[str | None, typer.Option(help="postures, series: whose force or number.")] = None,
    asset: Annotated[str | None, typer.Option(help="postures: troops, ships, aircraft ...")] = None,
    kind: Annotated[str | None, typer.Option(help="advisories, commitments, disputes, actors: their kind.")] = None,
    place: Annotated[str | None, typer.Option(help="Where; a country means every place in it.")] = None,
    outlet: Annotated[str | None, typer.Option(help="In which outlet.")] = None,
    text: Annotated[str | None, typer.Option(help="Words the quoted words hold.")] = None,
    article: Annotated[str | None, typer.Option(help="Of one article, by its id.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    offset: Offset = 0,
    as_of: AsOf = None,
    ids: Annotated[bool, typer.Option("--ids", help="In tables, the records' ids too.")] = False,
    output: Output = Form.auto,
) -> None:
    """List a case's records, newest first."""
    by_place = "where" if what in {Listing.postures, Listing.advisories} else "place"
    given = {
        ACTOR_FILTERS.get(what, "actor"): actor,
        by_place: place,
        "act": act,
        "type": type_,
        "status": status,
        "target": target,
        "asset": asset,
        "kind": kind,
        "outlet": outlet,
        "text": text,
        "article": article,
        "since": since,
        "until": until,
        "limit": limit,
        "offset": offset,
    }
    if holder is not None:
        given["holder"] = holder
    try:
        print_list(case, what.value, given, output, as_of=as_of, ids=ids)
    except TypeError as error:
        message = f"{what.value} cannot be narrowed that way ({error})"
        raise typer.BadParameter(message) from error


def origins(
    case: CaseFile,
    claim: Annotated[str, typer.Argument(help="The claim's id, as `show claims` prints it to a pipe.")],
    as_of: AsOf = None,
    output: Annotated[Form, typer.Option("--format", help="A table for a terminal, JSON for a pipe.")] = Form.auto,
) -> None:
    """Count the independent origins of a claim, and say how the number came about."""
    from standoff.case import open_case

    with open_case(case, create=False) as opened:
        asked = then(opened, as_of)
        found = asked.origins(claim)
        suggested = asked.credibility(claim, origins=found)
        quote = asked.claim(claim).claim.quote if wants_table(output) else ""
    if not wants_table(output):
        from msgspec import structs

        print_lines([structs.asdict(found) | {"credibility": suggested}])
        return
    from standoff.views.terminal.tables import table

    most = "" if found.max == found.min else f", at most {found.max}"
    head = f"independent origins: {found.roots}{most}; reported by {found.reporting}"
    console().print(quote, markup=False, highlight=False)
    console().print(table(head, ["why"], [[line] for line in found.why]))
    digit = f"suggested credibility {suggested.digit} of 6 (Admiralty code): {'; '.join(suggested.why)}"
    console().print(digit, markup=False, highlight=False)


def brief(
    case: CaseFile,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    form: Annotated[BriefForm, typer.Option("--format", help="Markdown or a page.")] = BriefForm.markdown,
    to: Annotated[Path | None, typer.Option("--to", "-o", help="Write to this file.")] = None,
) -> None:
    """Write a brief in which every sentence cites the words it stands on."""
    from standoff.case import open_case
    from standoff.views.brief import brief_html, brief_markdown, make_brief

    with open_case(case, create=False) as opened:
        made = make_brief(then(opened, as_of), since=since, until=until)
    words = brief_html(made) if form is BriefForm.html else brief_markdown(made)
    if to is None:
        print(words)
    else:
        to.write_text(words, encoding="utf-8")
        print(f"written to {to}", file=sys.stderr)


def export(
    case: CaseFile,
    form: Annotated[ExportForm, typer.Option("--format", help="What to write.")] = ExportForm.jsonl,
    what: Annotated[Listing | None, typer.Option(help="Only this kind of record; csv needs one.")] = None,
    actor: Annotated[str | None, typer.Option(help="Who says or does it; what names nobody is left out.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    to: Annotated[Path | None, typer.Option("--to", "-o", help="Write to this file.")] = None,
) -> None:
    """Write a case's records in an open format.

    gdelt, polecat, plover and icews are event data: events, and forces and advice where they are new, collapsed to
    plain types. docs/formats.md tells each column and what is lost.
    """
    from standoff.case import open_case
    from standoff.views.exports import export_lines

    with open_case(case, create=False) as opened:
        lines = export_lines(
            then(opened, as_of), form.value, what=what.value if what else None, actor=actor, since=since, until=until
        )
        if to is None:
            for line in lines:
                sys.stdout.write(line)
            sys.stdout.flush()
        else:
            with to.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(lines)
            print(f"written to {to}", file=sys.stderr)


def serve(
    case: CaseFile,
    port: Annotated[int, typer.Option(help="Port on this machine; 0 takes a free one.", min=0, max=65535)] = 8040,
    host: Annotated[
        str, typer.Option(help="Address to listen on; loopback unless you mean to share the desk.")
    ] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the desk in a browser.")] = False,
) -> None:
    """Open the desk of a case in a browser, on this machine."""
    from standoff.views.web.server import serve_case

    serve_case(case, host=host, port=port, open_browser=open_browser)
