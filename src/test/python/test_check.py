"""`linkbook check` as people and CI call it; the seed note under the toolchain of its own time."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, SEED_NOTE, Linkbook


def test_a_readme_of_any_go_project(linkbook: Linkbook, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(
        "# Tool\n\n```go main.go\npackage main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"tool 1.0\") }\n```\n\n"
        "    $ go build -o tool main.go\n    $ ./tool\n    tool 1.0\n"
    )
    done = linkbook("check", "README.md", "--json", cwd=tmp_path)
    commands = json.loads(done.stdout)["notes"][0]["commands"]
    assert [(each["line"], each["verdict"]) for each in commands] == [(11, "same"), (12, "same")]
    assert done.returncode == 0


@pytest.mark.slow
def test_the_seed_under_the_toolchain_of_its_time(linkbook: Linkbook, tmp_path: Path) -> None:
    done = linkbook("check", str(SEED_NOTE), "--toolchain", "go1.21.1", "--outputs-only", "--json", cwd=tmp_path, timeout_seconds=1200)
    commands = {each["line"]: each for each in json.loads(done.stdout)["notes"][0]["commands"]}
    then = {line: each["then"]["verdict"] for line, each in commands.items() if "then" in each}
    assert {line: commands[line]["why"]["kind"] for line in (35, 62, 84, 129)} == {
        35: "true-then",
        62: "true-then",
        84: "other-name",
        129: "true-then",
    }
    prompted = [21, 30, 31, 33, 35, 37, 44, 59, 60, 62, 64, 81, 82, 84, 90, 113, 127, 129, 131]
    counts = [then[line] for line in prompted]
    # The 200 of line 60 comes from the stand-in.
    assert (counts.count("same"), counts.count("normalised"), counts.count("wrong")) == (9, 9, 1)


def test_the_action_and_the_hook_call_the_launcher() -> None:
    assert '"$GITHUB_ACTION_PATH/linkbook" check --github' in (ROOT / "action.yml").read_text()
    assert "entry: linkbook check" in (ROOT / ".pre-commit-hooks.yaml").read_text()
