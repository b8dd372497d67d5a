"""Who may sign in: the names of a class, each with a one-time code, then a password of its own.

The passwords are kept as salted digests, in one file that only the teacher can read.
"""

import asyncio
import hashlib
import hmac
import json
import os
import secrets
import time
from pathlib import Path

from class_names import as_listed
from jupyterhub import orm
from jupyterhub.auth import Authenticator
from traitlets import Unicode

SHORTEST = 8
# No letter or digit that looks like another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
TRIES, PAUSE = 5, 60


def new_code():
    """A one-time code of 49 random bits, in two groups."""
    letters = [secrets.choice(LETTERS) for _ in range(10)]
    return "".join(letters[:5]) + "-" + "".join(letters[5:])


def digest(secret, salt=None):
    """A salted digest of a password or code that is slow to guess from, with its salt."""
    salt = salt or secrets.token_hex(16)
    slow = hashlib.scrypt(secret.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1)
    return f"{salt}:{slow.hex()}"


def matches(secret, stored):
    """Whether a password or code is the one of a stored digest."""
    return hmac.compare_digest(digest(secret, stored.split(":")[0]), stored)


def load(file):
    """What is stored for each name: {"code": digest} or {"password": digest}."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def has_password(file, name):
    """Whether a name has a password: neither a code that waits for its learner, nor nothing."""
    return "password" in load(file).get(name, {})


def save(file, known):
    """Write what is stored, so that a crash leaves the old file or the new one."""
    new = file.with_suffix(".new")
    new.write_text(json.dumps(known, indent=1), encoding="utf-8")
    new.chmod(0o600)
    os.replace(new, file)


async def close(handler, name):
    """End what was opened under a name before: sign-ins, tokens, the server."""
    user = handler.find_user(name)
    if user is None:
        return
    for key in (*user.api_tokens, *user.oauth_codes):
        handler.db.delete(key)
    user.orm_user.cookie_id = orm.new_token()
    handler.db.commit()
    while user.spawner.pending:
        await asyncio.sleep(0.1)
    if user.spawner.ready:
        await handler.stop_single_user(user)


# Shown above the fields.
HOW = (
    "The first time, give all three: your name, a new password that you choose "
    f"(at least {SHORTEST} characters), and the code from your teacher. Later, name and password "
    f"are enough. After {TRIES} wrong tries, wait a minute."
)


class Codes(Authenticator):
    """Sign-in by password; the first time, by one-time code, which sets the password."""

    file = Unicode(help="Where the digests are kept").tag(config=True)
    request_otp = True
    otp_prompt = "Code (the first time only)"

    def __init__(self, **options):
        super().__init__(**options)
        self.wrong = {}

    async def authenticate(self, handler, data):
        """The name that signs in, or nothing.

        After five wrong tries a name must wait a minute, whoever tried.
        """
        name, file = as_listed(data["username"]), Path(self.file)
        count, last = self.wrong.get(name, (0, 0))
        if count >= TRIES and time.monotonic() < last + PAUSE:
            self.log.warning("%s must wait: %d wrong tries", name, count)
            return None
        known = load(file)
        if self.accepted(known.get(name, {}), data):
            self.wrong.pop(name, None)
            if "code" in known[name]:
                known[name] = {"password": digest(data["password"])}
                save(file, known)
                await close(handler, name)
            return name
        if name in known:  # others would only fill memory
            self.wrong[name] = (count % TRIES + 1, time.monotonic())
        return None

    async def refresh_user(self, user, handler=None):
        """Whether who signed in before may stay: not without a place on the list and a password."""
        return user.name in self.allowed_users and has_password(Path(self.file), user.name)

    @staticmethod
    def accepted(stored, data):
        """Whether the password is right, or the code is right and comes with a good password."""
        password, code = data.get("password", ""), data.get("otp", "").strip().lower()
        if "code" in stored:
            return len(password) >= SHORTEST and matches(code, stored["code"])
        return "password" in stored and matches(password, stored["password"])
