"""`linkbook check` as people and CI call it; the seed note under the toolchain of its own time."""

import json
import os
import resource
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SEED_NOTE, Exit, Linkbook, assert_one_message

WRONG_AND_OLDER = "# Tool\n\n```sh\n$ echo new\nold\n$ echo v1.2.4\nv1.2.3\n$ echo same\nsame\n```\n"


def verdicts(stdout: str) -> list[tuple[int, str]]:
    return [(each["line"], each["verdict"]) for each in json.loads(stdout)["notes"][0]["commands"]]


def test_a_readme_of_any_go_project(linkbook: Linkbook, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(
        "# Tool\n\n```go main.go\npackage main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"tool 1.0\") }\n```\n\n"
        "    $ go build -o tool main.go\n    $ ./tool\n    tool 1.0\n"
    )
    done = linkbook("check", "README.md", "--json", cwd=tmp_path)
    assert verdicts(done.stdout) == [(11, "same"), (12, "same")]
    assert done.returncode == 0


@pytest.mark.parametrize("versioned", [True, False])
def test_a_readme_speaks_of_the_files_beside_it(linkbook: Linkbook, tmp_path: Path, versioned: bool) -> None:
    project = tmp_path / "my project"
    (project / "docs").mkdir(parents=True)
    (project / "go.mod").write_text("module example.org/tool\n\ngo 1.21\n")
    (project / "main.go").write_text('package main\n\nfunc main() { print("tool 1.0\\n") }\n')
    (project / "README.md").write_text(
        "# Tool\n\n```sh\n$ go build -o tool .\n$ ./tool\ntool 1.0\n$ go test ./...\n?       example.org/tool        [no test files]\n```\n"
    )
    shutil.copy(project / "README.md", project / "docs")
    if versioned:
        subprocess.run(["git", "init", "-q", project], check=True)
    for note, more in (("README.md", []), ("docs/README.md", ["--in", "."])):
        done = linkbook("check", note, *more, "-j", "2", "--json", cwd=project)
        assert verdicts(done.stdout) == [(4, "same"), (5, "same"), (7, "normalised")], done.stdout + done.stderr
    assert not (project / "tool").exists()


def test_only_what_is_wrong_fails_unless_all_is_frozen(linkbook: Linkbook, tmp_path: Path) -> None:
    note = tmp_path / "n.md"
    note.write_text("```sh\n$ echo v1.2.4\nv1.2.3\n```\n")
    assert linkbook("check", note).returncode == Exit.OK
    assert linkbook("check", note, "--frozen").returncode == Exit.FAILED
    note.write_text("```sh\n$ echo new\nold\n```\n")
    assert linkbook("check", note).returncode == Exit.FAILED
    note.write_text("# No commands\n\n```text\n$ echo\n")
    assert linkbook("check", note).returncode == Exit.BAD_NOTE


# What Jenkins, GitLab and others read: the elements and attributes of Surefire's and xunit's schemas.
ATTRIBUTES = {
    "testsuites": set(),
    "testsuite": {"name", "tests", "failures", "skipped", "errors", "time", "file"},
    "testcase": {"name", "classname", "file", "line", "time"},
    "failure": {"message", "type"},
    "skipped": {"message", "type"},
}


def test_the_junit_report_is_one(linkbook: Linkbook, tmp_path: Path) -> None:
    note = tmp_path / "<n> & 'm'.md"
    note.write_text(WRONG_AND_OLDER + "\n```sh\n$ printf '\\033[1m<b>]]>&\\n'\nx\n```\n")
    report = tmp_path / "report.xml"
    assert linkbook("check", note, "--junit", report).returncode == Exit.FAILED
    root = ElementTree.parse(report).getroot()
    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag]
    (suite,) = root
    cases = suite.findall("testcase")
    assert [case.get("line") for case in cases] == ["4", "6", "8", "13"]
    assert [[child.tag for child in case] for case in cases] == [["failure"], ["skipped"], [], ["failure"]]
    counted = {name: suite.get(name) for name in ("tests", "failures", "skipped")}
    assert counted == {"tests": "4", "failures": "2", "skipped": "1"}
    assert all(float(case.get("time")) >= 0 for case in cases)


def test_blessing_shows_then_writes_what_differs_and_no_more(linkbook: Linkbook, tmp_path: Path) -> None:
    note = tmp_path / "n.md"
    source = "\ufeff" + WRONG_AND_OLDER.replace("\n", "\r\n") + "末尾  \r\n"
    note.write_bytes(source.encode())
    note.chmod(0o640)
    shown = linkbook("check", note, "--bless", "--dry-run")
    assert "-v1.2.3" in shown.stdout and "+v1.2.4" in shown.stdout and "old" not in shown.stdout
    assert f"linkbook: {note}:4: the note is wrong here" in shown.stderr
    assert shown.returncode == Exit.FAILED
    assert note.read_bytes() == source.encode()

    assert linkbook("check", note, "--bless").returncode == Exit.FAILED
    assert note.read_bytes() == source.replace("v1.2.3", "v1.2.4").encode()
    assert linkbook("check", note, "--bless", "--reason", "a typo", "--keep-record").returncode == Exit.OK
    kept = "\r\n```text recorded before; a typo\r\nold\r\n```\r\n末尾"
    blessed = source.replace("v1.2.3", "v1.2.4").replace("old", "new").replace("\r\n末尾", "\r\n" + kept)
    assert note.read_bytes() == blessed.encode()
    assert note.stat().st_mode & 0o777 == 0o640
    assert linkbook("check", note, "--frozen").returncode == Exit.OK


def test_a_note_in_another_encoding_stays_as_it_is(linkbook: Linkbook, tmp_path: Path) -> None:
    note = tmp_path / "n.md"
    source = ("静态链接\n\n" + WRONG_AND_OLDER).encode("gb18030")
    note.write_bytes(source)
    done = linkbook("check", note, "--bless", "--reason", "x")
    assert_one_message(done, Exit.BAD_NOTE, "not UTF-8 at byte 0", "iconv -f GB18030 -t UTF-8")
    assert note.read_bytes() == source


@pytest.mark.slow
def test_five_thousand_commands_take_bounded_memory(linkbook: Linkbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "many.md"
    with note.open("w") as out:
        for example in range(100):
            out.write(f"{example + 1}. Example\n\n   ```sh\n")
            out.writelines(f"   $ echo {example * 50 + i}\n   {example * 50 + i}\n" for i in range(50))
            out.write("   ```\n\n")
    before = os.times()
    done = linkbook("check", note, "-j", "4", "--json", env={"LINKBOOK_JAVA_OPTIONS": "-Xmx24m"})
    seconds = os.times().elapsed - before.elapsed
    assert done.returncode == Exit.OK, done.stderr
    assert [verdict for _, verdict in verdicts(done.stdout)] == ["same"] * 5000
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    with capsys.disabled():
        sys.stdout.write(f"\n5000 commands checked in {seconds:.0f} s, heap of 24 MB, largest process so far {largest} MB\n")


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


def git(folder: Path, *args: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *args], cwd=folder, check=True, capture_output=True)


def test_the_hook_runs_under_pre_commit(jar_only: Path, tmp_path: Path) -> None:
    """pre-commit clones the hook's repository, here one of an installation that is built, and calls it with the notes."""
    hooks = jar_only.parent
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    git(hooks, "init", "-q")
    git(hooks, "add", "--force", ".")
    git(hooks, "commit", "-qm", "built")
    revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=hooks, check=True, capture_output=True, text=True).stdout.strip()
    project = tmp_path / "project"
    project.mkdir()
    config = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [{"id": "linkbook-check"}]}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (project / "README.md").write_text("```sh\n$ echo a\na\n```\n")
    (project / "other.txt").write_text("```sh\n$ echo a\nb\n```\n")
    git(project, "init", "-q")
    git(project, "add", ".")

    def pre_commit() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", "--color", "never"],
            cwd=project,
            env=os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "LINKBOOK_LANG": "en"},
            capture_output=True,
            encoding="utf-8",
        )

    good = pre_commit()
    assert good.returncode == 0, good.stdout + good.stderr
    assert "README.md: 1 commands: 1 same" in good.stdout
    (project / "README.md").write_text("```sh\n$ echo a\nb\n```\n")
    bad = pre_commit()
    assert bad.returncode == 1
    assert "linkbook check" in bad.stdout and "README.md:2  the note is wrong" in bad.stdout


def run_action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Does what GitHub's runner does with a composite action: inputs with their defaults, `env`, and bash as it calls it."""
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    assert set(inputs) <= set(action["inputs"])
    values = {name: inputs.get(name, each.get("default", "")) for name, each in action["inputs"].items()}
    assert action["runs"]["using"] == "composite"
    (step,) = action["runs"]["steps"]
    assert step["shell"] == "bash"
    env = {}
    for name, text in step["env"].items():
        for key, value in values.items():
            text = text.replace("${{ inputs." + key + " }}", value)
        assert "${{" not in text
        env[name] = text
    script = folder.parent / "step.sh"
    script.write_text(step["run"])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
        cwd=folder,
        env=os.environ | env | {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_ACTIONS": "true", "LINKBOOK_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
    )


def test_the_action_marks_the_lines_of_the_notes(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "README.md").write_text("```sh\n$ echo a\na\n```\n")
    (folder / "a.md").write_text(WRONG_AND_OLDER)
    good = run_action(folder)
    assert (good.returncode, good.stdout) == (0, ""), good.stderr
    bad = run_action(folder, notes="README.md a.md")
    lines = bad.stdout.splitlines()
    assert bad.returncode == 1
    assert len(lines) == 2
    assert lines[0].startswith("::error file=a.md,line=4,title=the note is wrong::$ echo new%0A")
    assert lines[1].startswith("::warning file=a.md,line=6,title=differs by version::$ echo v1.2.4%0A")
    frozen = run_action(folder, notes="a.md", options="--frozen --outputs-only")
    assert [line.split()[0] for line in frozen.stdout.splitlines()] == ["::error", "::error"]
