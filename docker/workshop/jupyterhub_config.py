"""The hub of a workshop: a container per seat, with limits, a disk of its own, and no network."""

import os
import sys

import disks
import seats

c = get_config()  # noqa: F821

c.JupyterHub.bind_url = "http://:8000"
c.JupyterHub.hub_ip = "0.0.0.0"
c.JupyterHub.hub_connect_ip = "hub"
c.JupyterHub.db_url = "sqlite:////data/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = "/data/cookie_secret"
c.JupyterHub.authenticator_class = seats.SeatAuthenticator
# The hub may be started anew without a seat noticing; `workshop down` ends the seats.
c.JupyterHub.cleanup_servers = False
c.Authenticator.allow_all = True
c.Authenticator.admin_users = {seats.TEACHER}

c.JupyterHub.spawner_class = "dockerspawner.DockerSpawner"
c.DockerSpawner.image = os.environ["LINKBOOK_IMAGE"]
c.DockerSpawner.pull_policy = "never"
c.DockerSpawner.network_name = "linkbook-seats"
c.DockerSpawner.remove = True
c.DockerSpawner.cmd = "jupyterhub-singleuser"
c.DockerSpawner.notebook_dir = "/home/learner"
c.DockerSpawner.volumes = {disks.VOLUME: "/home/learner"}
c.DockerSpawner.extra_create_kwargs = {"labels": {"dev.linkbook.seat": "{username}"}}
c.DockerSpawner.extra_host_config = {
    "read_only": True,
    "tmpfs": {"/tmp": "exec,size=256m"},
    "cap_drop": ["ALL"],
    "security_opt": ["no-new-privileges"],
    "pids_limit": 256,
    "memswap_limit": os.environ["LINKBOOK_SEAT_MEMORY"],
    # What a seat prints must not fill the host's disk either.
    "log_config": {"type": "json-file", "config": {"max-size": "1m", "max-file": "1"}},
}
c.Spawner.mem_limit = os.environ["LINKBOOK_SEAT_MEMORY"]
c.Spawner.cpu_limit = float(os.environ["LINKBOOK_SEAT_CPUS"])
c.Spawner.default_url = "/linkbook"
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
c.Spawner.pre_spawn_hook = lambda spawner: disks.attach(spawner.user.name)
c.Spawner.post_stop_hook = lambda spawner: disks.detach(spawner.user.name)

c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={os.environ['LINKBOOK_IDLE_SECONDS']}"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "services": ["idle-culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
