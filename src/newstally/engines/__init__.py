"""Engines: the same reading and linking over many reports."""
