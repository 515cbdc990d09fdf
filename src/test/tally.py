"""Adds up JUnit reports: `tally.py CODE REPORT...`, where CODE is how the run before it ended.

Names what failed, prints `N passed, N failed` as its last line, and exits with 0 only when something ran and all of it passed.
A skipped test counts as failed: a missing tool must never look like a success. So does a run that ended badly without a failed test.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

BAD = ("failure", "error", "skipped")


def read(report: Path) -> tuple[int, list[str]]:
    """How many passed, and what did not, as `class.test: reason`."""
    passed, failed = 0, []
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        verdict = next((case.find(tag) for tag in BAD if case.find(tag) is not None), None)
        if verdict is None:
            passed += 1
        else:
            reason = (verdict.get("message") or verdict.tag).strip().splitlines() or [verdict.tag]
            failed.append(f"{case.get('classname')}.{case.get('name')}: {verdict.tag}: {reason[0][:200]}")
    return passed, failed


def main(code: int, reports: list[Path]) -> int:
    passed, failed = 0, []
    for report in reports:
        if report.is_file():
            ok, bad = read(report)
            passed += ok
            failed += bad
    if code != 0 and not failed:
        failed.append(f"the run itself: it ended with exit code {code} before any test failed")
    for line in failed:
        print(f"failed: {line}")
    print(f"{passed} passed, {len(failed)} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
