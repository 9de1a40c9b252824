"""scripts/demo.sh, which `make demo` runs, does the main job from the example reports to the tally."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_demo_reads_checks_tallies_and_says_where_to_look_next(tmp_path: Path) -> None:
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    result = subprocess.run(
        ["sh", str(ROOT / "scripts" / "demo.sh"), str(tmp_path)],
        env={**os.environ, "PATH": search},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "19 added" in result.stdout
    assert "percent, not 18." in result.stdout
    assert "Bomb attacks on the Savanna Mail: " in result.stdout
    assert "none in these reports" not in result.stdout
    assert "Where to look next" in result.stdout
    assert (tmp_path / "demo.html").exists()
