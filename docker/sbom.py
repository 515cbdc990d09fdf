"""Writes what the image holds as CycloneDX 1.6: Debian packages, Python packages, the engine's jars, gopls and Go."""

import json
import re
import subprocess
import sys
import zipfile
from importlib.metadata import distributions
from pathlib import Path
from urllib.parse import quote

JUPYTER = "/opt/jupyter/lib"
JARS = Path("/opt/linkbook/target/lib")
GOPLS = Path("/opt/linkbook/bin/gopls")


def component(kind: str, name: str, version: str, group: str = "") -> dict[str, str]:
    path = f"{quote(group, safe='/')}/{quote(name)}" if group else quote(name, safe="/")
    entry = {"type": "library", "name": name, "version": version, "purl": f"pkg:{kind}/{path}@{quote(version)}"}
    return {**entry, "group": group} if group else entry


def debian() -> list[dict[str, str]]:
    lines = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package}\t${Version}\n"], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    return [component("deb", *line.split("\t"), group="debian") for line in lines]


def python() -> list[dict[str, str]]:
    paths = [str(path) for path in Path(JUPYTER).glob("python3*/site-packages")]
    return [component("pypi", found.name.lower(), found.version) for found in distributions(path=paths)]


def java() -> list[dict[str, str]]:
    found = []
    for jar in JARS.glob("*.jar"):
        name = re.fullmatch(r"(.+?)-(\d[\w.]*)\.jar", jar.name)
        if name is None:
            sys.exit(f"sbom: {jar.name} does not end with a version")
        found.append(component("maven", name[1], name[2], group=group_of(jar)))
    return found


def group_of(jar: Path) -> str:
    """The group from the jar's own pom.properties."""
    with zipfile.ZipFile(jar) as archive:
        for entry in archive.namelist():
            if entry.endswith("pom.properties"):
                group = re.search(r"^groupId=(.+)$", archive.read(entry).decode(), re.MULTILINE)
                return group[1].strip() if group else ""
    return ""


def golang() -> list[dict[str, str]]:
    lines = subprocess.run(["go", "version", "-m", GOPLS], check=True, capture_output=True, text=True).stdout
    modules = re.findall(r"^\t(?:mod|dep)\t(\S+)\t(v\S+)", lines, re.MULTILINE)
    toolchain = re.search(r": go(\S+)", lines)
    standard = [component("golang", "stdlib", f"v{toolchain[1]}")] if toolchain else []
    return standard + [component("golang", *module) for module in modules]


components = sorted(debian() + python() + java() + golang(), key=lambda entry: entry["purl"])
json.dump({"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": components}, sys.stdout, indent=1)
