"""Proofs: what the checks say of a draft, marked at its place in the file, for people and for other programs.

`mark.proof_of` makes the proof of a page, `records` says what stands in one. `text` writes it as a linter does,
`github` as commands that GitHub shows beside the line, `sarif` and `json` for programs. Each is imported from its
module.
"""
