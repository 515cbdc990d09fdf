"""`linkbook explain` as a person or a grader calls it."""

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, Exit, Linkbook, assert_one_message

SCHEMA = json.loads((ROOT / "src/main/resources/dev/linkbook/report/explanation.schema.json").read_text())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_json_is_as_its_schema_says(linkbook: Linkbook, tmp_path: Path, lang: str) -> None:
    """Real programs, a library, a script, and a name that is no good text."""
    hostile = tmp_path / "\u202e<script>\x1b"
    hostile.write_bytes(Path("/bin/true").read_bytes())
    done = linkbook("explain", "--json", "--lang", lang, "--ldd", "/bin/ls", "/usr/bin/ldd", "/lib64/ld-linux-x86-64.so.2", hostile)
    assert done.returncode == Exit.OK, done.stderr
    document = json.loads(done.stdout)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    assert [str(error) for error in validator.iter_errors(document)] == []
    assert [file["name"] for file in document["files"]][0] == "/bin/ls"
    assert document["files"][3]["name"] == str(hostile)
    assert "\u202e" not in done.stdout and "\x1b" not in done.stdout
    ls = document["files"][0]
    assert {section["source"] for section in ls["sections"]} == {"file", "ldd"}
    assert sum(size["sizeBytes"] for size in ls["sizes"]) == ls["sizeBytes"] == Path("/bin/ls").stat().st_size
    assert "libc.so.6" in {need["name"] for need in ls["needs"]}


def test_the_schema_refuses_what_is_not_so() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": "linkbook-explanation", "version": 2, "files": []}, SCHEMA)


def test_ldd_is_run_only_when_asked_for(linkbook: Linkbook) -> None:
    assert "DT_AUDIT" not in linkbook("explain", "--lang", "en", "/bin/ls").stdout
    assert "DT_AUDIT" in linkbook("explain", "--lang", "en", "--ldd", "/bin/ls").stdout


def test_folders_and_pages(linkbook: Linkbook, tmp_path: Path) -> None:
    (tmp_path / "bin/deep").mkdir(parents=True)
    (tmp_path / "bin/one").write_bytes(Path("/bin/true").read_bytes())
    (tmp_path / "bin/deep/two").write_bytes(Path("/bin/false").read_bytes())
    page = tmp_path / "page.html"
    done = linkbook("explain", "-r", f"--html={page}", "--lang", "zh", tmp_path / "bin")
    assert done.returncode == Exit.OK, done.stderr
    assert page.read_text().count("<section>") == 2
    assert_one_message(linkbook("explain", tmp_path / "bin"), Exit.USAGE, "-r")


def test_comparing_takes_two_programs(linkbook: Linkbook) -> None:
    done = linkbook("explain", "--compare", "--lang", "en", "/bin/ls", "/bin/true")
    assert done.returncode == Exit.OK, done.stderr
    assert "/bin/ls → /bin/true" in done.stdout
    assert_one_message(linkbook("explain", "--compare", "/bin/ls"), Exit.USAGE, "two files")
    assert_one_message(linkbook("explain", "--compare", "/bin/ls", "/usr/bin/ldd"), Exit.FAILED, "not an ELF file")
