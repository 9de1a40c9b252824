"""Publish: readings and the ledger -> files and pages.

`html.page_html` makes a page to look at, `json.to_json` and `schema.schema` the records for programs, the
functions of `table` rows and CSV, `timeml.to_timeml` a text with its times tagged, `words` and `facts` the wording
they share. Each is imported from its module, since none needs the libraries of the others.
"""
