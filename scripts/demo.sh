#!/bin/sh
# The main job on the example reports: read them into a ledger, proof-read one, ask for a tally.
# What it makes goes into the folder given, else into the project's own.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-}
ledger=${folder:+$folder/}demo.db
page=${folder:+$folder/}demo.html
rm -f "$ledger" "$ledger-wal" "$ledger-shm"

if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold= plain=; fi
step() {
    printf '\n%s$ %s%s\n' "$bold" "$1" "$plain"
}

step "newstally add examples/ --ledger $ledger"
newstally add examples/ --ledger "$ledger"

step "newstally check examples/tea-exports.txt"
# Exit status 1 says that a number cannot be right: here, that is the point.
newstally check examples/tea-exports.txt || [ $? -eq 1 ]

step "newstally tally --type bombing --target \"Savanna Mail\" --ledger $ledger"
newstally tally --type bombing --target "Savanna Mail" --ledger "$ledger"

step "newstally read examples/two-stories.txt --html $page"
newstally read examples/two-stories.txt --html "$page"

cat <<END

Where to look next
  $page
      the two stories with everything read from them: open it in a browser
  newstally read FILE
      the same for a report of your own; newstally check FILE proof-reads it
  newstally add FOLDER
      start a ledger of your own (newstally.db), then ask it: newstally tally
  newstally --help
      every command; docs/cli.md has the same as a page
  README.md, docs/records.md
      the Python side, and what each record means

The command is in .venv/bin, the example reports (invented) are in examples/.
END
