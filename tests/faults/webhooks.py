#!/usr/bin/env python3
"""A receiver of webhooks that is down, slow, broken, elsewhere, without end or not who it says it is. The real program must
tell it in the end, in order, signed so that Python's own hmac agrees, and stay itself meanwhile."""

import base64
import hashlib
import hmac
import http.client
import http.server
import json
import os
import re
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

from _heed import Checks, Heed

TOKEN = re.compile(r"heed_[0-9A-Z]{10}_[0-9A-Z]{58}")
SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]+")
HIDDEN = re.compile(r'name="(token|once)" value="([0-9a-f]+)"')
PATIENCE = 40


class Mo:
    """The administrator, in a browser that keeps its cookie."""

    def __init__(self, heed):
        self.heed, self.cookie = heed, ""
        page = self.get("/sign-in")
        self.post("/sign-in", page, {"email": "mo@thornmere.example", "password": heed.password()})

    def ask(self, method, path, body=None):
        line = http.client.HTTPConnection("127.0.0.1", self.heed.port, timeout=30)
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        if kept := answer.getheader("Set-Cookie"):
            self.cookie = kept.split(";")[0]
        return answer.read().decode()

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, page, fields):
        hidden = dict(HIDDEN.findall(page))
        return self.ask("POST", path, urllib.parse.urlencode({**hidden, **fields}, doseq=True))

    def make(self, what, path, fields):
        page = self.post(path, self.get(path + "/new"), fields)
        found = what.search(page)
        if not found:
            raise RuntimeError(page[:3000])
        return found[0].replace("&#x2F;", "/").replace("&#x3D;", "=")


class Receiver(http.server.BaseHTTPRequestHandler):
    """Answers as the class says now; keeps what came."""

    answer, came = 204, []

    def do_POST(self):  # pylint: disable=invalid-name
        body = self.rfile.read(int(self.headers["content-length"]))
        Receiver.came.append((dict(self.headers.items()), body))
        if Receiver.answer == "slow":
            time.sleep(12)
        elif Receiver.answer == "endless":
            self.send_response(500)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                pass
        else:
            self.send_response(Receiver.answer)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()

    def log_message(self, *_):
        pass


def listen(tls_folder=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    if tls_folder:
        names = [str(Path(tls_folder) / name) for name in ("key.pem", "certificate.pem")]
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", names[0], "-out", names[1]],
                       check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(names[1], names[0])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def is_signed(secret, headers, body):
    """As docs/api.md says it, with another implementation than ours."""
    named = {name.lower(): value for name, value in headers.items()}
    signed = f'{named["webhook-id"]}.{named["webhook-timestamp"]}.'.encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return hmac.compare_digest("v1," + right, named["webhook-signature"])


def send_signal(heed, token, said):
    line = http.client.HTTPConnection("127.0.0.1", heed.port, timeout=15)
    body = json.dumps({"kind": "observation", "heard_on": "2026-01-20", "said": said})
    line.request("POST", "/api/v1/signals", body, {"Authorization": "Bearer " + token, "Content-Type": "application/json",
                                                   "Idempotency-Key": "fault-" + hashlib.sha256(said.encode()).hexdigest()})
    answer = line.getresponse()
    return answer.status, json.loads(answer.read())


def wait_for(holds):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.2)
    return False


def told_in(mo, number, words):
    return wait_for(lambda: words in mo.get(f"/other-systems/webhooks/{number}"))


def try_now(mo, number):
    path = f"/other-systems/webhooks/{number}"
    mo.post(path + "/start-again", mo.get(path), {})


def main():
    os.environ["HEED_WEBHOOKS_TO_LOOPBACK"] = "yes"
    checks = Checks()
    with Heed(content="--demonstration") as heed, tempfile.TemporaryDirectory() as folder:
        mo = Mo(heed)
        last_day = time.gmtime(time.time() + 90 * 86400)
        token = mo.make(TOKEN, "/other-systems/tokens", {"name": "Case system", "scopes": ["write_signals"],
                                                         "expires-day": last_day.tm_mday, "expires-month": last_day.tm_mon,
                                                         "expires-year": last_day.tm_year})
        fields = {"name": "Case system", "events": ["signal.heard"]}
        plain = f"http://127.0.0.1:{listen()}/heed"
        secret = mo.make(SECRET, "/other-systems/webhooks", {**fields, "url": plain})

        status, kept = send_signal(heed, token, "The bus does not stop any more.")
        checks.that(status == 201, "a signal is taken over the API", str(status))
        checks.that(send_signal(heed, token, "The bus does not stop any more.") == (201, kept), "the same again is the same")
        checks.that(wait_for(lambda: len(Receiver.came) == 1), "the receiver is told within seconds")
        headers, body = Receiver.came[0]
        checks.that(is_signed(secret, headers, body), "Python's hmac agrees with the signature")
        checks.that(not is_signed(secret, headers, body + b" "), "and not once the body is changed")
        checks.that(b"bus" not in body and json.loads(body)["data"]["record"]["id"] == kept["id"], "it names the record and no words")

        for answer, words in ((500, "answered with 500"), (302, "sends us elsewhere"), ("endless", "answered with 500"),
                              ("slow", "took too long")):
            Receiver.answer = answer
            before = len(Receiver.came)
            send_signal(heed, token, f"Heard while the receiver is {answer}.")
            checks.that(told_in(mo, 1, words), f"a receiver that answers with {answer}: the page says what is wrong")
            checks.that(wait_for(lambda seen=before: len(Receiver.came) > seen), "it was asked")
            Receiver.answer = 204
            try_now(mo, 1)
            checks.that(told_in(mo, 1, "Told in order"), "it is told when it is itself again")
        ids = [json.loads(body)["data"]["record"]["id"] for _, body in Receiver.came]
        checks.that(ids == sorted(ids) and len(set(ids)) == 5, "in order, none left out", str(ids))
        checks.that(heed.memory() < 400, "an answer without end costs no memory", f"{heed.memory():.0f} MiB")

        before = len(Receiver.came)
        mo.make(SECRET, "/other-systems/webhooks", {**fields, "url": f"https://127.0.0.1:{listen(folder)}/heed"})
        send_signal(heed, token, "Heard while the certificate is wrong.")
        checks.that(told_in(mo, 2, "not one that we trust"), "a receiver whose certificate nobody vouches for is told nothing")
        checks.that(wait_for(lambda: len(Receiver.came) == before + 1), "while the other is told")

        heed.kill()
        heed.start()
        send_signal(heed, token, "Heard after the program was killed.")
        checks.that(wait_for(lambda: len(Receiver.came) >= before + 2), "it goes on after the program was killed")
        checks.that(heed.audit_is_whole(), "the event log is whole")
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
