"""A learner, as the hub sees one: what a browser would send, and a kernel to run code in."""

import json
import re
import time
import uuid

import requests
import websocket


class Learner:
    """Someone who signs in at `address` under a name."""

    def __init__(self, address, name):
        self.address, self.name = address, name
        self.session = requests.Session()
        self.session.headers["Connection"] = "close"

    def sign_in(self, password, code=""):
        """Send the form of the sign-in page; return whether the hub let the learner in."""
        page = self.session.get(f"{self.address}/hub/login").text
        form = {"username": self.name, "password": password, "otp": code}
        form["_xsrf"] = re.search(r'name="_xsrf" value="([^"]*)"', page)[1]
        answer = self.session.post(
            f"{self.address}/hub/login?next=%2Fhub%2Fhome", data=form, allow_redirects=False
        )
        return answer.status_code == 302

    def open(self, owner=None, patience=240):
        """Go to the server of `owner`, the learner's own by default; return the status.

        It is 403 also where the hub asks to sign in first.
        """
        own = f"{self.address}/user/{owner or self.name}/lab"
        start, asked = f"{self.address}/hub/spawn/{owner or self.name}", False
        end = time.monotonic() + patience
        while time.monotonic() < end:
            answer = self.session.get(own)
            if "/login" in answer.url:
                return 403
            if answer.status_code not in (404, 424, 503) and "/spawn" not in answer.url:
                return answer.status_code
            if not asked:
                asked = True
                answer = self.session.get(start, timeout=patience)
                if answer.status_code == 403 or "/login" in answer.url:
                    return 403
            time.sleep(0.5)
        return answer.status_code

    def api(self, method, path, /, **body):
        """Ask the learner's own server for something."""
        headers = {"X-XSRFToken": self.token()}
        url = f"{self.address}/user/{self.name}/api/{path}"
        answer = self.session.request(method, url, headers=headers, json=body or None)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def hub(self, method, path, token=None):
        """Ask the hub's own API for something, with a token or as the browser does; the status."""
        headers = {"X-XSRFToken": self.token("/hub/")}
        session = self.session
        if token:
            headers, session = {"Authorization": f"token {token}"}, requests
        return session.request(
            method, f"{self.address}/hub/api/{path}", headers=headers
        ).status_code

    def token(self, path=None):
        """The token against forged requests that the learner's server set, or another path."""
        path = path or f"/user/{self.name}/"
        return next(c.value for c in self.session.cookies if c.name == "_xsrf" and c.path == path)

    def kernel(self):
        """A new kernel, started in the folder of the learner's copies."""
        made = self.api(
            "POST", "sessions", path=f"my_lessons/{uuid.uuid4()}", name="", type="notebook",
            kernel={"name": "python3"},
        )  # fmt: skip
        return Kernel(self, made["kernel"]["id"])


class Kernel:
    """A running kernel, through the hub's proxy."""

    def __init__(self, learner, number):
        self.number = number
        address = learner.address.replace("http", "ws", 1)
        url = f"{address}/user/{learner.name}/api/kernels/{number}/channels"
        cookies = {c.name: c.value for c in learner.session.cookies if c.path == "/" or
                   c.path == f"/user/{learner.name}/"}  # fmt: skip
        self.socket = websocket.create_connection(
            url, timeout=120, cookie="; ".join(f"{k}={v}" for k, v in cookies.items()),
            origin=learner.address, header=[f"X-XSRFToken: {learner.token()}"],
        )  # fmt: skip

    def close(self):
        self.socket.close()

    def run(self, code):
        """Run code; return what it printed, with the name of the error if there was one."""
        number = uuid.uuid4().hex
        header = {"msg_id": number, "msg_type": "execute_request", "username": "", "session": "t",
                  "version": "5.3"}  # fmt: skip
        content = {"code": code, "silent": False, "store_history": False, "stop_on_error": False,
                   "user_expressions": {}, "allow_stdin": False}  # fmt: skip
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content,
                   "channel": "shell", "buffers": []}  # fmt: skip
        self.socket.send(json.dumps(message))
        said, end = [], time.monotonic() + 120
        while time.monotonic() < end:
            raw = self.socket.recv()
            answer = json.loads(raw if isinstance(raw, str) else text_part(raw))
            if answer["parent_header"].get("msg_id") != number:
                if answer["content"].get("execution_state") in ("restarting", "dead"):
                    return "".join(said) + "kernel died"
                continue
            content = answer["content"]
            if answer["msg_type"] == "stream":
                said.append(content["text"])
            elif answer["msg_type"] == "error":
                said.append(content["ename"] + ": " + content["evalue"])
            elif content.get("execution_state") == "idle":
                return "".join(said)
        raise TimeoutError(code)


def text_part(raw):
    """The JSON of a message that carries binary parts after it."""
    count = int.from_bytes(raw[:4], "big")
    starts = [int.from_bytes(raw[4 * i : 4 * i + 4], "big") for i in range(1, count + 1)]
    return raw[starts[0] : starts[1] if count > 1 else None]
