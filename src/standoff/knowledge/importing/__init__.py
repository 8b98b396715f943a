"""Importers: files the user downloaded, turned into lines of an overlay (STANDOFF_ACTORS)."""
