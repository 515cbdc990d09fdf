"""Writes what the image holds as CycloneDX 1.6: Debian and its packages, Java, Python packages, the engine's jars, gopls and Go.

Of the two files it reads, `jars` has the path in Maven's repository of every jar that the build used, `java` a line of `dpkg-query`.
"""

import json
import platform
import re
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from urllib.parse import quote, urlencode

JUPYTER = "/opt/jupyter/lib"
JARS = Path("/opt/linkbook/target/lib")
JARS_USED, JAVA = Path("/tmp/jars"), Path("/tmp/java")
GOPLS = Path("/opt/linkbook/bin/gopls")
DEBIAN = platform.freedesktop_os_release()["VERSION_ID"]


def component(kind: str, name: str, version: str, group: str = "", more: str = "") -> dict[str, str]:
    path = f"{quote(group, safe='/')}/{quote(name)}" if group else quote(name, safe="/")
    entry = {"type": "library", "name": name, "version": version, "purl": f"pkg:{kind}/{path}@{quote(version)}{more}"}
    return {**entry, "group": group} if group else entry


def debian() -> list[dict[str, str]]:
    form = "${Package}\t${Version}\t${Architecture}\t${source:Package}\n"
    lines = subprocess.run(["dpkg-query", "-W", "-f", form], check=True, capture_output=True, text=True).stdout
    return [package(*line.split("\t")) for line in (lines + JAVA.read_text()).splitlines()]


def package(name: str, version: str, arch: str, source: str) -> dict[str, str]:
    """With the release and the source, by which Debian's advisories go."""
    more = urlencode({"arch": arch, "distro": f"debian-{DEBIAN}", "upstream": source})
    return component("deb", name, version, group="debian", more=f"?{more}")


def python() -> list[dict[str, str]]:
    paths = [str(path) for path in Path(JUPYTER).glob("python3*/site-packages")]
    return [component("pypi", found.name.lower(), found.version) for found in distributions(path=paths)]


def java() -> list[dict[str, str]]:
    used = {Path(line).name: Path(line).parts for line in JARS_USED.read_text().splitlines()}
    return [maven(*used[jar.name]) for jar in JARS.glob("*.jar")]


def maven(*path: str) -> dict[str, str]:
    *group, name, version, _ = path
    return component("maven", name, version, group=".".join(group))


def golang() -> list[dict[str, str]]:
    lines = subprocess.run(["go", "version", "-m", GOPLS], check=True, capture_output=True, text=True).stdout
    modules = re.findall(r"^\t(?:mod|dep)\t(\S+)\t(v\S+)", lines, re.MULTILINE)
    toolchain = re.search(r": go(\S+)", lines)
    standard = [component("golang", "stdlib", f"v{toolchain[1]}")] if toolchain else []
    return standard + [component("golang", *module) for module in modules]


system = {"type": "operating-system", "name": "debian", "version": DEBIAN}
components = [system, *sorted(debian() + python() + java() + golang(), key=lambda entry: entry["purl"])]
json.dump({"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": components}, sys.stdout, indent=1)
