"""The kernel under Jupyter's own test suite, with a sample for everything that suite can ask for."""

import os
import subprocess
import unittest
from collections.abc import Iterator
from pathlib import Path

import jupyter_kernel_test
import pytest
from conftest import ROOT, Exit, Linkbook, Marked
from jupyter_client.manager import start_new_kernel

GOPLS = "golang.org/x/tools/gopls@v0.23.0"


@pytest.fixture(scope="module")
def environment(linkbook: Linkbook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The kernel installed where Jupyter looks, a home of its own for its history, and gopls on PATH."""
    tools = ROOT / "target/tools"
    if not (tools / "gopls").exists():
        subprocess.run(["go", "install", GOPLS], env=os.environ | {"GOBIN": str(tools)}, check=True)
    prefix = tmp_path_factory.mktemp("prefix")
    done = linkbook("install", "--prefix", prefix)
    assert done.returncode == Exit.OK, done.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(prefix / "share/jupyter"))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setenv("LINKBOOK_LANG", "en")
        patch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
        patch.chdir(tmp_path_factory.mktemp("work"))
        Path("two.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        yield


class LinkbookTests(jupyter_kernel_test.KernelTests):
    kernel_name = "linkbook"
    language_name = "bash"
    file_extension = ".sh"
    code_hello_world = "echo 'hello, world'"
    code_stderr = "echo oops >&2"
    completion_samples = [
        {"text": "%he", "matches": {"%help"}},
        {"text": "go bu", "matches": {"build"}},
        {"text": "go build -trim", "matches": {"-trimpath"}},
        {"text": "go build -ldflags '-s -extldf", "matches": {"-extldflags"}},
        {"text": "echo a | readel", "matches": {"readelf"}},
        {"text": "ls tw", "matches": {"two.png"}},
        {"text": "%lang z", "matches": {"zh"}},
        {"text": "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Printl", "matches": {"Println", "Fprintln", "Sprintln"}},
    ]
    complete_code_samples = ["echo 1", "for i in 1 2; do\necho $i\ndone", "%help", "package main\n\nfunc main() {}\n"]
    incomplete_code_samples = ["echo '1", "for i in 1 2; do", "cat <<EOF", "package main\n\nfunc main() {", "%%writefile a"]
    invalid_code_samples = ["%%nosuch", "%%writefile -x", "%%go nosuch.c"]
    code_page_something = "%help cd"
    code_generate_error = "exit 3"
    code_execute_result = [{"code": "%lang", "result": "en"}]
    code_display_data = [
        {"code": "%show two.png", "mime": "image/png"},
        {"code": "file /bin/sh", "mime": "text/html"},
        {"code": "ldd /bin/sh", "mime": "text/markdown"},
    ]
    code_history_pattern = "%l?n*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "# statically linked"
    code_clear_output = "%clear"


class LinkbookWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "linkbook"
    support_iopub_welcome = True


@pytest.mark.slow
@pytest.mark.parametrize("tests", [LinkbookTests, LinkbookWelcomeTests])
def test_jupyters_own_suite(environment: None, tests: type[unittest.TestCase]) -> None:
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(tests).run(result)
    assert result.testsRun >= 1
    assert [f"{test}: {words}" for test, words in result.failures + result.errors] == []
    assert result.skipped == [], "each test is given its sample"


@pytest.mark.slow
def test_gopls_answers_and_is_not_started_before(environment: None, marked: Marked) -> None:
    program = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("🙂") }\n'
    manager, client = start_new_kernel(kernel_name="linkbook", env=os.environ | marked.env)
    try:
        client.complete("%time go bu", reply=True, timeout=30)
        client.inspect("# statically linked", 5, reply=True, timeout=30)
        client.execute_interactive("go version", timeout=60, output_hook=lambda message: None)
        assert "gopls" not in marked.names()
        for above in ("", "%time\n", "%cd .\n\n%env A=🙂\n", "%%go x.go -race\n", "%time %%go\n\n"):
            code = above + program
            start = code.index("Println")
            shown = client.inspect(code, start + 3, reply=True, timeout=60)["content"]
            assert "func fmt.Println(" in shown["data"].get("text/markdown", ""), above
            completed = client.complete(code, start + 3, reply=True, timeout=60)["content"]
            assert "Println" in completed["matches"], above
            assert (completed["cursor_start"], completed["cursor_end"]) == (start, start + 3), above
        assert "gopls" in marked.names()
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


# pytest would collect the suites a second time, before the kernel is installed.
for suite in (LinkbookTests, LinkbookWelcomeTests):
    suite.__test__ = False
