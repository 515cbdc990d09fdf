"""The line that closes `linkbook test` decides what lands, so it is tested too."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

GOOD = '<testcase classname="A" name="good"/>'
FAILED = '<testcase classname="A" name="bad"><failure message="no"/></testcase>'
BROKEN = '<testcase classname="A" name="ugly"><error/></testcase>'
SKIPPED = '<testcase classname="A" name="lazy"><skipped message="no gcc"/></testcase>'


@pytest.mark.parametrize(
    ("run_code", "cases", "last_line", "code"),
    [
        (0, GOOD, "1 passed, 0 failed", 0),
        (0, GOOD + GOOD, "2 passed, 0 failed", 0),
        (1, GOOD + FAILED, "1 passed, 1 failed", 1),
        (0, GOOD + BROKEN, "1 passed, 1 failed", 1),
        (0, GOOD + SKIPPED, "1 passed, 1 failed", 1),
        (1, GOOD, "1 passed, 1 failed", 1),
        (0, "", "0 passed, 0 failed", 1),
    ],
)
def test_tally(tmp_path: Path, run_code: int, cases: str, last_line: str, code: int) -> None:
    report = tmp_path / "TEST-a.xml"
    report.write_text(f"<testsuite>{cases}</testsuite>")
    done = subprocess.run(
        [sys.executable, ROOT / "src/test/tally.py", str(run_code), report, tmp_path / "absent.xml"], capture_output=True, text=True
    )
    lines = done.stdout.splitlines()
    assert (lines[-1], done.returncode) == (last_line, code)
    assert sum(" passed, " in line for line in lines) == 1
