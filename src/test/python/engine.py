"""The Docker engine of the image's tests: the one that answers here, else one started by a script for the time of the tests.

The script is $LINKBOOK_ENGINE, or shared/containers/engine.sh in a folder above the sources. It is called with a folder, in
which it leaves `env` (lines of `export`) for Docker's client and `d.pid` with the engine's process.
"""

import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

Done = subprocess.CompletedProcess[str]


class Engine:
    """Docker's client with the environment that leads to an engine."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = os.environ | env

    def docker(self, *args: object, check: bool = True, timeout_seconds: int = 300, **more) -> Done:
        more.setdefault("stdin", subprocess.DEVNULL)
        done = subprocess.run(
            ["docker", *map(str, args)],
            env=self.env | more.pop("env", {}),
            capture_output=True,
            encoding="utf-8",
            timeout=timeout_seconds,
            **more,
        )
        if check:
            assert done.returncode == 0, f"docker {args}\nexit {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
        return done


def answers(env: dict[str, str]) -> bool:
    try:
        return Engine(env).docker("version", check=False, timeout_seconds=30).returncode == 0
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return False


def script() -> Path | None:
    named = os.environ.get("LINKBOOK_ENGINE")
    places = [Path(named)] if named else [folder / "shared/containers/engine.sh" for folder in ROOT.parents]
    return next((place for place in places if place.is_file()), None)


@contextlib.contextmanager
def running() -> Iterator[Engine]:
    """An engine; what was started for it goes with it."""
    if answers({}):
        yield Engine({})
        return
    starter = script()
    assert starter, "no Docker engine answers; start one, name it in DOCKER_HOST, or name a script that starts one in LINKBOOK_ENGINE"
    folder = Path(tempfile.mkdtemp(prefix="lb.", dir="/tmp"))  # short: it becomes part of a socket's path
    try:
        started = subprocess.run(["bash", starter, folder], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert (folder / "env").is_file(), f"{starter} started no engine\n{started.stdout[-2000:]}\n{started.stderr[-4000:]}"
        yield Engine(exports(folder / "env"))
    finally:
        stop(folder)


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    with running() as ready:
        yield ready


def build(engine: Engine, name: str, target: str) -> str:
    """Builds one image of the Dockerfile. LINKBOOK_BUILD_CACHE=yes leaves the builder its cache, for work on the tests."""
    cold = [] if os.environ.get("LINKBOOK_BUILD_CACHE") else ["--no-cache"]
    dockerfile = ["--file", ROOT / "docker/Dockerfile", "--target", target]
    engine.docker("build", *cold, *dockerfile, "--tag", name, ROOT, timeout_seconds=1800)
    return name


@pytest.fixture(scope="session")
def image(engine: Engine) -> str:
    return build(engine, "linkbook-test", "linkbook")


def exports(file: Path) -> dict[str, str]:
    words = shlex.split(file.read_text().replace("$PATH", os.environ["PATH"]))
    return dict(word.split("=", 1) for word in words if "=" in word)


def stop(folder: Path) -> None:
    pid_file = folder / "d.pid"
    if pid_file.is_file():
        os.kill(int(pid_file.read_text()), 15)
        end = time.monotonic() + 60
        while pid_file.exists() and time.monotonic() < end:
            time.sleep(0.1)
    shutil.rmtree(folder, ignore_errors=True)
