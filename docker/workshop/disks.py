"""A disk per seat: a file with a file system, of fixed size, so that a seat that fills its disk fills no one else's.

The file lies in the hub's volume. While the seat runs, a loop device shows it to Docker, whose volume mounts the device.
`disks.py` detaches all devices.
"""

import os
import subprocess
from pathlib import Path

import docker

FOLDER = Path("/data/disks")
VOLUME = "linkbook-seat-{username}"
UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def attach(name: str) -> None:
    """Makes the seat's disk if there is none yet, and the volume that mounts it."""
    file = FOLDER / name
    if not file.exists():
        make(file, size_bytes(os.environ["LINKBOOK_SEAT_DISK"]))
    device = device_of(file) or run("losetup", "--find", "--show", file)
    client = docker.from_env()
    volume = VOLUME.format(username=name)
    try:
        # The device of last time may be another's by now. Nothing is lost: the content is in the file.
        client.volumes.get(volume).remove()
    except docker.errors.NotFound:
        pass
    client.volumes.create(volume, driver="local", driver_opts={"type": "ext4", "device": device, "o": "nodev,nosuid"})


def detach(name: str) -> None:
    device = device_of(FOLDER / name)
    if device:
        run("losetup", "--detach", device)


def device_of(file: Path) -> str:
    return run("losetup", "--associated", file, "--noheadings", "--output", "NAME").partition("\n")[0].strip()


def make(file: Path, size: int) -> None:
    """All of its space is taken now, so that it cannot be missing later. It belongs to the image's user."""
    FOLDER.mkdir(exist_ok=True)
    new = file.with_suffix(".new")
    with new.open("wb") as made:
        os.posix_fallocate(made.fileno(), 0, size)
    run("mkfs.ext4", "-q", "-m", "0", "-E", "root_owner=1000:0,nodiscard", new)
    run("debugfs", "-w", "-R", "rmdir lost+found", new)
    new.rename(file)


def size_bytes(size: str) -> int:
    return int(size[:-1]) * UNITS[size[-1]]


if __name__ == "__main__":
    for disk in FOLDER.glob("*"):
        detach(disk.name)
