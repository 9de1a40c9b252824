"""One small module per benchmark: an adapter renames, reformats and filters record fields, no more."""
