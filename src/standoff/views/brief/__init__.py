"""An extract of a case in which every sentence cites spans, and a checker has refused what they do not hold."""

from __future__ import annotations

from standoff.views.brief.making import make_brief
from standoff.views.brief.sentences import Brief, Citation, Section, Sentence
from standoff.views.brief.writing import brief_html, brief_markdown

__all__ = ["Brief", "Citation", "Section", "Sentence", "brief_html", "brief_markdown", "make_brief"]
