"""Publish: readings and the ledger -> files and pages.

`html.page_html` makes a page to look at, `json.to_json` and `schema.schema` the records for programs, the
functions of `table` rows and CSV, `parquet.write_parquet` those rows with types, `timeml.to_timeml` a text with its
times tagged, `chart.chart` and `tally_chart.tally_chart` pictures, `jsonld.to_jsonld` and
`tally_geojson.tally_geojson` the answer to a tally for the web and for maps, `words` and `facts` the wording they
share. Each is imported from its module, since none needs the libraries of the others.
"""
