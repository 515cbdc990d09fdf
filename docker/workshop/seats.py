"""Who may come in: a code per seat. `seats.py N` hands out codes for N seats and the teacher, and prints all there are."""

import asyncio
import hmac
import json
import os
import secrets
import sys
from pathlib import Path

from jupyterhub.auth import Authenticator

FILE = Path("/data/seats.json")
TEACHER = "teacher"
# Nothing that is misread from a wall: no 0 and o, no 1, i and l.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(2))


def read() -> dict[str, str]:
    return json.loads(FILE.read_text()) if FILE.exists() else {}


def hand_out(count: int) -> dict[str, str]:
    """Codes for the teacher and this many seats; who has one keeps it."""
    codes = read()
    for name in [TEACHER, *(f"seat{number:02}" for number in range(1, count + 1))]:
        codes.setdefault(name, new_code())
    new = FILE.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(json.dumps(codes, indent=1))
    os.replace(new, FILE)
    return codes


class SeatAuthenticator(Authenticator):
    """The seat as user name, its code as password."""

    async def authenticate(self, handler, data: dict[str, str]) -> str | None:
        code = read().get(data["username"])
        if code is not None and hmac.compare_digest(code.encode(), data["password"].strip().lower().encode()):
            return data["username"]
        await asyncio.sleep(1)  # a guess costs time
        return None


if __name__ == "__main__":
    for seat, code in hand_out(int(sys.argv[1])).items():
        print(f"{seat:10} {code}")
