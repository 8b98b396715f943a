"""The analyst's file on one crisis: articles, readings, records and links in one database."""
