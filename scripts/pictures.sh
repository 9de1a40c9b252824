#!/bin/sh
# Makes README’s pictures anew from the example reports. Needs chromium, and the extra `plot` for the chart.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

picture() {
    newstally read "examples/$1" --html "$work/page.html"
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --no-first-run \
        --disable-background-networking --hide-scrollbars --window-size=1280,860 \
        --screenshot="docs/images/$2" "file://$work/page.html" 2>/dev/null
}

picture tea-exports.txt read-html.png
picture kita-blast-courier.html read-html-incident.png

cat >"$work/indicators.toml" <<END
[[indicator]]
name = "garment exports"
place = "Sri Lanka"
wordings = ["garment exports", "apparel exports"]
END
newstally figures examples/garments-*.html --concept garment --indicators "$work/indicators.toml" \
    --plot docs/images/series.png

newstally add examples/ --ledger "$work/tally.db" >/dev/null
newstally tally --ledger "$work/tally.db" --plot docs/images/timeline.png --chart timeline
