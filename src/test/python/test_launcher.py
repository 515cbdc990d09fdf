"""The launcher: from anywhere, quickly, and with one message when something is missing."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import LINKBOOK, ROOT, SEED_NOTE, Exit, Linkbook, Marked, assert_one_message, write_program

# What every system has: the launcher must not need more than these to find out what is missing.
BASICS = ("bash", "env", "find", "readlink", "sed", "cat", "rm", "mkdir", "dirname")


def bin_of(folder: Path, *names: str) -> str:
    """A PATH with nothing on it but the programs named."""
    folder.mkdir()
    for name in names:
        (folder / name).symlink_to(shutil.which(name))
    return str(folder)


def assert_version(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == Exit.OK, done.stderr
    assert done.stdout.lower().startswith("linkbook ")
    assert done.stderr == ""


def test_starts_through_a_chain_of_symlinks_from_another_folder(linkbook: Linkbook, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "absolute").symlink_to(LINKBOOK)
    (tmp_path / "bin/linkbook").symlink_to("../absolute")
    assert_version(linkbook("--version", launcher=tmp_path / "bin/linkbook", cwd="/"))
    assert_version(linkbook("--version", launcher=Path("bin/linkbook"), cwd=tmp_path, env={"CDPATH": "/usr"}))
    by_name = subprocess.run(
        ["linkbook", "--version"], env=os.environ | {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}, capture_output=True, text=True
    )
    assert_version(by_name)


def test_an_installation_without_sources_needs_no_maven(linkbook: Linkbook, jar_only: Path) -> None:
    for _ in range(2):
        assert_version(linkbook("--version", launcher=jar_only, env={"LINKBOOK_SETUP": "no"}))
    for cache in ("linkbook.aot", "linkbook.explain.aot", "linkbook.kernel.aot"):
        assert (jar_only.parent / "target" / cache).stat().st_size > 1_000_000


def test_the_second_start_calls_neither_maven_nor_apt(linkbook: Linkbook, tmp_path: Path) -> None:
    assert_version(linkbook("--version"))
    for name in ("mvn", "apt-get", "sudo"):
        write_program(tmp_path / name, f"#!/bin/sh\necho {name} >>'{tmp_path}/called'\nexit 99\n")
    assert_version(linkbook("--version", env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}))
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize("damage", ["garbage", "cut", "empty"])
def test_a_cache_that_the_jvm_refuses_leaves_no_trace_in_the_output(linkbook: Linkbook, jar_only: Path, damage: str) -> None:
    linkbook("--version", launcher=jar_only)
    cache = jar_only.parent / "target/linkbook.aot"
    whole = cache.read_bytes()
    cache.write_bytes({"garbage": b"x" * 4096, "cut": whole[: len(whole) // 2], "empty": b""}[damage])
    assert_version(linkbook("--version", launcher=jar_only))


def test_a_cache_of_an_older_jar_is_made_again(linkbook: Linkbook, jar_only: Path) -> None:
    linkbook("--version", launcher=jar_only)
    cache, jar = jar_only.parent / "target/linkbook.aot", jar_only.parent / "target/linkbook.jar"
    before = cache.stat().st_mtime_ns
    jar.touch()
    assert_version(linkbook("--version", launcher=jar_only))
    assert cache.stat().st_mtime_ns > before


def test_a_cache_made_without_the_tools_is_made_again_when_they_are_there(linkbook: Linkbook, jar_only: Path, tmp_path: Path) -> None:
    poor = {"PATH": bin_of(tmp_path / "bin", *BASICS, "mv"), "LINKBOOK_SETUP": "no"}
    assert_version(linkbook("--version", launcher=jar_only, env=poor))
    cache = jar_only.parent / "target/linkbook.aot"
    first = cache.stat()
    assert_version(linkbook("--version", launcher=jar_only, env=poor))
    assert cache.stat().st_mtime_ns == first.st_mtime_ns, "nothing has come"
    for _ in range(2):
        assert_version(linkbook("--version", launcher=jar_only))
    assert cache.stat().st_size > first.st_size * 1.2


def test_one_message_names_all_that_is_missing(linkbook: Linkbook, tmp_path: Path) -> None:
    path = bin_of(tmp_path / "bin", *BASICS)
    done = linkbook("run", SEED_NOTE, env={"PATH": path, "LINKBOOK_SETUP": "no"})
    packages = "apt-get install gcc libc6-dev musl-tools file libc-bin binutils util-linux"
    assert_one_message(done, Exit.MISSING, "gcc, musl-gcc, file, ldd, readelf, setsid", packages, "dnf install", "apk add", "brew install")


def test_go_and_the_jdk_are_among_the_missing(tmp_path: Path) -> None:
    """In a mount namespace of its own, where the usual places of both are empty."""
    path = bin_of(tmp_path / "bin", *BASICS)
    places = [place for place in ("/usr/lib/jvm", "/usr/local/go", *map(str, Path("/usr/lib").glob("go-*"))) if Path(place).is_dir()]
    hide = "".join(f"mount -t tmpfs none {place}; " for place in places)
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-ec", f'{hide} PATH="$1" LINKBOOK_SETUP=no exec "$2" run "$3"', "sh", path, LINKBOOK, SEED_NOTE],
        env={name: value for name, value in os.environ.items() if name != "JAVA_HOME"},
        capture_output=True,
        text=True,
    )
    assert_one_message(done, Exit.MISSING, "JDK 25 or newer, Go 1.24 or newer, gcc", "https://go.dev/dl/", "JAVA_HOME")


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["explain", "--help"], ["install", "--help"]], ids=" ".join)
def test_help_asks_for_the_jdk_alone(linkbook: Linkbook, tmp_path: Path, arguments: list[str]) -> None:
    done = linkbook(*arguments, env={"PATH": bin_of(tmp_path / "bin", *BASICS), "LINKBOOK_SETUP": "no"})
    assert done.returncode == Exit.OK, done.stderr
    assert "linkbook" in done.stdout


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "", "LANG": ""}, {"LC_ALL": "C.UTF-8"}], ids=str)
def test_file_names_survive_any_locale(linkbook: Linkbook, tmp_path: Path, locale: dict[str, str]) -> None:
    done = linkbook("run", tmp_path / "不存在的笔记.md", env=locale)
    assert_one_message(done, Exit.BAD_NOTE, "不存在的笔记.md")


def test_an_unknown_test_option_is_refused(linkbook: Linkbook) -> None:
    assert_one_message(linkbook("test", "--quick"), Exit.USAGE, "--fast", "--quick")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The launcher of a copy of the sources that was never built."""
    home = tmp_path / "a checkout"
    home.mkdir()
    shutil.copy2(LINKBOOK, home)
    shutil.copy2(ROOT / "pom.xml", home)
    shutil.copytree(ROOT / "src/main", home / "src/main")
    return home / "linkbook"


@pytest.mark.slow
def test_two_starts_at_once_build_once_and_a_newer_source_builds_again(linkbook: Linkbook, checkout: Path) -> None:
    first, second = (
        subprocess.Popen([checkout, "--version"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    )
    said = [process.communicate(timeout=300) for process in (first, second)]
    assert [first.returncode, second.returncode] == [Exit.OK, Exit.OK], said
    assert sum(err.count("building, this once") for _, err in said) == 1, said
    assert_version(linkbook("--version", launcher=checkout))

    source = checkout.parent / "src/main/java/dev/linkbook/cli/Main.java"
    source.touch()
    assert "building" in linkbook("--version", launcher=checkout).stderr
    source.write_text(source.read_text() + "}")
    broken = linkbook("--version", launcher=checkout)
    assert broken.returncode == Exit.INTERNAL
    assert "Main.java" in broken.stderr
    assert not (checkout.parent / "target/linkbook.jar").exists()


@pytest.mark.slow
@pytest.mark.parametrize("whole_group", [True, False], ids=["the group", "the launcher alone"])
def test_an_interrupt_ends_the_build_of_the_jar(checkout: Path, marked: Marked, whole_group: bool) -> None:
    process = subprocess.Popen(
        [checkout, "--version"], env=os.environ | marked.env, start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    marked.wait_for(lambda names: names.count("java") >= 1, 60, "Maven")
    time.sleep(1)
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == Exit.INTERRUPTED, err
    marked.wait_for(lambda names: not names, 5, "an end of all processes")
    assert not (checkout.parent / "target/linkbook.jar").exists()


def test_shell_scripts_are_clean() -> None:
    image = [file for file in (ROOT / "docker").rglob("*") if file.is_file() and file.read_bytes().startswith(b"#!/usr/bin/env bash")]
    assert ROOT / "docker/workshop/workshop" in image
    scripts = [LINKBOOK, ROOT / ".ci/run", *ROOT.glob("src/**/*.sh"), *image]
    done = subprocess.run(["shellcheck", "--external-sources", *scripts], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
