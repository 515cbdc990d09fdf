"""A workshop as an instructor gives one: one command up, ten seats at work, two of them badly, one command down."""

import json
import os
import re
import secrets
import statistics
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
import websocket
from conftest import ROOT
from engine import Engine, build

pytestmark = pytest.mark.image

WORKSHOP = ROOT / "docker/workshop/workshop"
LESSON = "lessons/linking.en/linking.en.ipynb"
SEATS = [f"seat{number:02}" for number in range(1, 11)]
FORK_BOMB = "bomb() { bomb | bomb & }; bomb; sleep 20"
FULL_DISK = "dd if=/dev/zero of=$HOME/full bs=1M; dd if=/dev/zero of=/tmp/full bs=1M"


@dataclass
class Hub:
    """A workshop that is up."""

    engine: Engine
    url: str
    codes: dict[str, str]

    def call(self, method: str, path: str, token: str = "", body: dict | None = None) -> tuple[int, object]:
        """Status and what JSON came back; the status of a refusal too."""
        headers = {"Authorization": f"token {token}"} if token else {}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                text = answer.read().decode()
                return answer.status, json.loads(text) if text.startswith(("{", "[")) else text
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode(errors="replace")

    def log_in(self, name: str, code: str) -> tuple[int, object]:
        """By the form, as a person does; then a token for what the tests ask."""
        cookies = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        form = f"{self.url}/hub/login?next=/hub/home"
        browser.open(form, timeout=60).close()
        sent = {"username": name, "password": code, "_xsrf": next(cookie.value for cookie in cookies if cookie.name == "_xsrf")}
        try:
            browser.open(form, urllib.parse.urlencode(sent).encode(), timeout=60).close()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode(errors="replace")
        return self.call("POST", f"/hub/api/users/{name}/tokens", body={"auth": {"username": name, "password": code}})

    def take(self, name: str) -> "Seat":
        """Logs in with the seat's code and waits for its server."""
        status, answer = self.log_in(name, self.codes[name])
        assert status == 201, answer
        seat = Seat(self, name, answer["token"])
        seat.start()
        return seat


@dataclass
class Seat:
    """A learner at work, through the hub's door."""

    hub: Hub
    name: str
    token: str

    def start(self) -> None:
        status, answer = self.hub.call("POST", f"/hub/api/users/{self.name}/server", self.token)
        assert status in (201, 202), answer
        self.wait(lambda: self.call("GET", "api/status")[0] == 200, 150, "server")

    def stop(self) -> None:
        status, answer = self.hub.call("DELETE", f"/hub/api/users/{self.name}/server", self.token)
        assert status in (202, 204), answer
        self.await_end(60)

    def await_end(self, seconds: float) -> None:
        def is_over() -> bool:
            user = self.hub.call("GET", f"/hub/api/users/{self.name}", self.token)[1]
            return user["server"] is None and user["pending"] is None

        self.wait(is_over, seconds, "end")

    def wait(self, done, seconds: float, what: str) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, f"{self.name}: no {what} within {seconds} s"
            time.sleep(0.3)

    def call(self, method: str, path: str, body: dict | None = None, token: str | None = None) -> tuple[int, object]:
        return self.hub.call(method, f"/user/{self.name}/{path}", self.token if token is None else token, body)

    def kernel(self, path: str = LESSON) -> "Kernel":
        body = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "linkbook"}}
        status, session = self.call("POST", "api/sessions", body)
        assert status == 201, session
        return Kernel(self, session["kernel"]["id"])

    def run_lesson(self) -> float:
        """Every cell of the lesson, in a fresh folder; how many seconds that took."""
        status, notebook = self.call("GET", f"api/contents/{LESSON}")
        assert status == 200, notebook
        kernel = self.kernel()
        start = time.monotonic()
        kernel.run('cd "$(mktemp -d)"')
        for cell in notebook["content"]["cells"]:
            if cell["cell_type"] == "code" and not cell["source"].startswith("%note"):
                status, said = kernel.run(cell["source"])
                assert status == "ok", f"{self.name}: {cell['source']}\n{said}"
        kernel.close()
        return time.monotonic() - start


class Kernel:
    """A kernel's channels through the hub's proxy."""

    def __init__(self, seat: Seat, number: str) -> None:
        address = f"{seat.hub.url.replace('http', 'ws')}/user/{seat.name}/api/kernels/{number}/channels"
        self.socket = websocket.create_connection(address, header=[f"Authorization: token {seat.token}"], timeout=120)

    def run(self, code: str) -> tuple[str, str]:
        """The reply's status, and what was printed."""
        number = uuid.uuid4().hex
        header = {"msg_id": number, "username": "", "session": number, "msg_type": "execute_request", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.socket.send(json.dumps(message))
        said = ""
        status = None
        idle = False
        # The reply and what was printed come on channels of their own, in any order.
        while status is None or not idle:
            answer = json.loads(self.socket.recv())
            if answer["parent_header"].get("msg_id") != number:
                continue
            if answer["msg_type"] == "stream":
                said += answer["content"]["text"]
            elif answer["msg_type"] == "status":
                idle = answer["content"]["execution_state"] == "idle"
            elif answer["msg_type"] == "execute_reply":
                status = answer["content"]["status"]
        return status, said

    def close(self) -> None:
        self.socket.close()


def workshop(engine: Engine, *words: str, idle_seconds: int = 3600) -> subprocess.CompletedProcess[str]:
    env = engine.env | {
        "LINKBOOK_IDLE_SECONDS": str(idle_seconds),
        "LINKBOOK_IMAGE": "linkbook-test",
        "LINKBOOK_HUB_IMAGE": "linkbook-test-hub",
        "LINKBOOK_ADDRESS": "127.0.0.1",
        "LINKBOOK_PORT": "8123",
        "LINKBOOK_SEAT_DISK": "64M",
    }
    done = subprocess.run([WORKSHOP, *words], env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300)
    assert done.returncode == 0, f"workshop {words}\n{done.stdout}\n{done.stderr[-4000:]}"
    return done


def carry(engine: Engine, file: Path) -> None:
    """Both images in a file, and out of it again, as to a host without internet."""
    workshop(engine, "save", str(file))
    engine.docker("image", "rm", "--force", "linkbook-test", "linkbook-test-hub")
    engine.docker("load", "--input", file)
    file.unlink()


@pytest.fixture(scope="module")
def hub(engine: Engine, image: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    build(engine, "linkbook-test-hub", "hub")
    carry(engine, tmp_path_factory.mktemp("workshop") / "images.tar")
    try:
        lines = workshop(engine, "up", str(len(SEATS))).stdout.splitlines()
        yield Hub(engine, lines[0].rstrip("/"), dict(line.split() for line in lines[1:]))
    finally:
        if os.environ.get("LINKBOOK_KEEP_WORKSHOP") is None:
            workshop(engine, "down")
            engine.docker("volume", "rm", "--force", "linkbook-hub", *(f"linkbook-seat-{name}" for name in SEATS))


@pytest.fixture(scope="module")
def room(hub: Hub) -> dict[str, Seat]:
    """All ten seats taken, in their order, however they came up: the last two are those that misbehave."""
    with ThreadPoolExecutor(len(SEATS)) as pool:
        return dict(zip(SEATS, pool.map(hub.take, SEATS), strict=True))


def test_one_command_prints_a_code_for_every_seat(hub: Hub) -> None:
    assert list(hub.codes) == ["teacher", *SEATS]
    assert all(re.fullmatch(r"[a-z2-9]{4}-[a-z2-9]{4}", code) for code in hub.codes.values())
    assert len(set(hub.codes.values())) == len(hub.codes)


def test_nobody_notices_a_fork_bomb_and_a_full_disk(room: dict[str, Seat], capfd: pytest.CaptureFixture[str]) -> None:
    *learners, bomber, filler = room.values()
    bombs = [(bomber, FORK_BOMB), (filler, FULL_DISK)]
    ended: dict[str, str] = {}

    def misbehave(seat: Seat, code: str) -> None:
        kernel = seat.kernel("bad.ipynb")
        ended[seat.name] = kernel.run(code)[1]

    bad = [threading.Thread(target=misbehave, args=bomb, daemon=True) for bomb in bombs]
    for thread in bad:
        thread.start()
    with ThreadPoolExecutor(len(learners)) as pool:
        times = list(pool.map(Seat.run_lesson, learners))
    with capfd.disabled():
        print(f"\nworkshop: {len(times)} learners ran a lesson at once: median {statistics.median(times):.1f} s, longest {max(times):.1f} s")
    bad[1].join(120)
    assert "No space left on device" in ended[filler.name]
    assert all(seat.call("GET", "api/status")[0] == 200 for seat in learners)


def test_a_seat_has_limits(hub: Hub, room: dict[str, Seat]) -> None:
    name = hub.engine.docker("ps", "--quiet", "--filter", "label=dev.linkbook.seat=seat01").stdout.strip()
    host = json.loads(hub.engine.docker("inspect", "--format", "{{json .HostConfig}}", name).stdout)
    assert (host["Memory"], host["PidsLimit"], host["ReadonlyRootfs"], host["CapDrop"]) == (1 << 30, 256, True, ["ALL"])
    assert host["NanoCpus"] or host["CpuQuota"]
    kernel = room["seat01"].kernel("limits.ipynb")
    assert "cannot reach" in kernel.run("timeout 3 bash -c '</dev/tcp/1.1.1.1/53' 2>&1 || echo cannot reach")[1]
    kernel.close()


def test_a_stranger_gets_nothing(hub: Hub, room: dict[str, Seat]) -> None:
    for name, code in (("seat01", "aaaa-bbbb"), ("seat01", ""), ("stranger", hub.codes["seat01"]), ("teacher", "teacher")):
        assert hub.log_in(name, code)[0] == 403
    for token in ("", secrets.token_hex(16)):
        assert hub.call("GET", "/hub/api/users", token)[0] == 403
        for path in ("api/contents", "api/kernels", "api/sessions", f"files/{LESSON}"):
            status, answer = room["seat01"].call("GET", path, token=token)
            assert status == 403 or "login" in str(answer), path


def test_a_learner_reaches_nothing_of_another(hub: Hub, room: dict[str, Seat]) -> None:
    mine, other = room["seat01"], room["seat02"]
    for path in ("api/contents", "api/kernels", "api/sessions", f"files/{LESSON}"):
        status, answer = other.call("GET", path, token=mine.token)
        assert status == 403 or "login" in str(answer), path
    assert other.hub.call("DELETE", "/hub/api/users/seat02/server", mine.token)[0] in (403, 404)
    assert hub.call("GET", "/hub/api/users", mine.token)[0] == 403
    with pytest.raises(websocket.WebSocketBadStatusException):
        Kernel(Seat(hub, other.name, mine.token), other.call("GET", "api/kernels")[1][0]["id"])
    address = hub.engine.docker(
        "inspect", "--format", '{{(index .NetworkSettings.Networks "linkbook-seats").IPAddress}}',
        hub.engine.docker("ps", "--quiet", "--filter", "label=dev.linkbook.seat=seat02").stdout.strip(),
    ).stdout.strip()
    kernel = mine.kernel("neighbour.ipynb")
    ask = f"python3 - <<'E'\nimport urllib.request, urllib.error\nfor path in ('api/contents', 'api/kernels'):\n    try: print(urllib.request.urlopen('http://{address}:8888/user/seat02/' + path).status)\n    except urllib.error.HTTPError as e: print(e.code)\nE"
    assert kernel.run(ask)[1].split() == ["403", "403"]
    kernel.close()


def test_the_teacher_sees_who_is_there(hub: Hub, room: dict[str, Seat]) -> None:
    status, answer = hub.log_in("teacher", hub.codes["teacher"])
    assert status == 201
    status, users = hub.call("GET", "/hub/api/users", answer["token"])
    assert status == 200
    assert {user["name"] for user in users if user["server"]} == set(SEATS)
    assert all("last_activity" in user for user in users)


def test_work_is_there_after_a_stop_of_seat_and_workshop(hub: Hub, room: dict[str, Seat]) -> None:
    """Last of all: it takes the workshop down, and up with less patience for idle seats."""
    seat = room["seat03"]
    body = {"type": "file", "format": "text", "content": "mine"}
    assert seat.call("PUT", "api/contents/mine.txt", body)[0] == 201
    seat.stop()
    seat.start()
    assert seat.call("GET", "api/contents/mine.txt")[1]["content"] == "mine"
    workshop(hub.engine, "down")
    assert hub.engine.docker("ps", "--quiet", "--filter", "label=dev.linkbook.seat").stdout == ""
    lines = workshop(hub.engine, "up", str(len(SEATS)), idle_seconds=20).stdout.splitlines()
    assert dict(line.split() for line in lines[1:]) == hub.codes, "the codes stay"
    again = hub.take("seat03")
    assert again.call("GET", "api/contents/mine.txt")[1]["content"] == "mine"
    again.await_end(90)
    assert hub.engine.docker("ps", "--quiet", "--filter", "label=dev.linkbook.seat=seat03").stdout == "", "it was idle"
    again.start()
    assert again.call("GET", "api/contents/mine.txt")[1]["content"] == "mine"
