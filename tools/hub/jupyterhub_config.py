"""How JupyterHub lets a class in; tools/hub.py starts it."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import sandbox
import sign_in
from jupyterhub.app import JupyterHub
from jupyterhub.spawner import SimpleLocalProcessSpawner
from tornado import web
from tornado.httpserver import HTTPServer

c = get_config()  # noqa: F821
CLASS = Path(os.environ["CLASS_FOLDER"])
STATE, HOMES = CLASS / "hub", CLASS / "homes"
IDLE = 3600


def enclose(spawner):
    """Give a server its sandbox, and its learner a home, if its name has a password now."""
    if not sign_in.has_password(STATE / "passwords.json", spawner.user.name):
        raise web.HTTPError(403, "Sign in again, with the new code from your teacher.")
    home, hub = HOMES / spawner.user.name, STATE / "guards" / spawner.user.name
    home.mkdir(mode=0o700, exist_ok=True)
    hub.mkdir(parents=True, exist_ok=True)
    spawner.cmd = sandbox.command(home, STATE / "lessons", hub)


if "bind_url" not in JupyterHub.instance().config.JupyterHub:  # JupyterHub would let ip go first
    c.JupyterHub.ip = "127.0.0.1"
# Forms and requests are small; what is sent to the hub counts in no learner's memory.
HTTPServer.configure(None, max_body_size=2**20)
c.JupyterHub.log_level = "WARN"
# That learners lack the right to make tokens, and that there are an address and a port, is meant,
# and would alarm a teacher.
MEANT = ("does not include 'self'", "Both bind_url and ip/port")
JupyterHub.instance().log.addFilter(lambda record: not any(m in str(record.msg) for m in MEANT))
c.JupyterHub.db_url = f"sqlite:///{STATE}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = str(STATE / "jupyterhub_cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "jupyterhub-proxy.pid")
c.JupyterHub.authenticator_class = sign_in.Codes
c.JupyterHub.template_vars = {"announcement_login": sign_in.HOW}
c.Codes.file = str(STATE / "passwords.json")
c.Authenticator.allowed_users = set(sign_in.load(STATE / "names.json"))
# A name that the teacher took off the list must not come in.
c.Authenticator.allow_existing_users = False
c.Authenticator.auth_refresh_age = 10
c.Authenticator.auth_refresh_strict = True  # tokens too

c.JupyterHub.spawner_class = SimpleLocalProcessSpawner
c.SimpleLocalProcessSpawner.home_dir_template = str(HOMES / "{username}")
c.Spawner.pre_spawn_hook = enclose
c.Spawner.default_url = "/lab/tree/my_lessons/" + (STATE / "first").read_text(encoding="utf-8")
c.Spawner.env_keep = ["LANG", "LC_ALL", "PATH"]
c.Spawner.http_timeout = c.Spawner.start_timeout = 120
c.JupyterHub.concurrent_spawn_limit = 40
proxy = Path(__file__).parent / "node_modules" / ".bin" / "configurable-http-proxy"
c.ConfigurableHTTPProxy.command = [str(proxy)]

# Servers, and the proxy, go on when the hub alone is killed; Control-C ends them all.
c.JupyterHub.services = [
    {
        "name": "idle",
        "command": [
            *("setpriv", "--pdeathsig", "TERM"),  # a killed hub leaves none behind
            *(sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE}"),
        ],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
    {
        "name": "user",
        # Not "self", which includes tokens: those never expire, and are no use in a lesson.
        "scopes": ["read:users!user", "users:activity!user", "servers!user", "access:servers!user"],
    },
]
