"""Starts, asks, kills and stops the real program on a folder of its own, for the tests of what must be borne."""

import http.client
import os
import re
import resource
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
from pathlib import Path

PROGRAM = os.environ.get("HEED_PROGRAM", str(Path(__file__).resolve().parents[2] / "build/release/heed"))
READY = re.compile(r"Heed is ready at http://127\.0\.0\.1:(\d+)")
PASSWORD = re.compile(r"mo@thornmere\.example\s+(\S+)")
REFERENCE = re.compile(r"C-[0-9A-Z]{8}")
SECRET = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


class Checks:
    """Named checks, each told in one line, and the closing line that the runner reads."""

    def __init__(self):
        self.passed = self.failed = 0

    def that(self, holds, what, more=""):
        self.passed += bool(holds)
        self.failed += not holds
        print(f"{'pass' if holds else 'FAIL'}  {what}{f': {more}' if more else ''}", flush=True)
        return holds

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


class Heed:
    def __init__(self, folder=None, descriptors=None, content="--empty"):
        self.own_folder = folder is None
        self.folder = Path(folder or tempfile.mkdtemp(prefix="heed-faults-"))
        self.descriptors, self.content = descriptors, content
        self.process, self.port, self.said = None, None, ""

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def limit_descriptors(self):
        if self.descriptors:
            resource.setrlimit(resource.RLIMIT_NOFILE, (self.descriptors, self.descriptors))

    def start(self, patience=20):
        """Returns the seconds until it said that it is ready."""
        begun = time.monotonic()
        # Its log has no reader: it must not mind. And a limit on a file's size must answer, not kill.
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--data", str(self.folder / "records"), self.content],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=self.limit_descriptors, restore_signals=False)
        said = b""
        while time.monotonic() - begun < patience:
            if select.select([self.process.stdout], [], [], 0.5)[0]:
                piece = os.read(self.process.stdout.fileno(), 65536)
                said += piece
                self.said = said.decode()
                if found := READY.search(self.said):
                    self.port = int(found[1])
                    return time.monotonic() - begun
                if not piece:
                    break
        self.kill()
        raise RuntimeError(f"Heed did not become ready: {said.decode()} {self.process.stderr.read().decode()[-2000:]}")

    @property
    def pid(self):
        return self.process.pid

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        if self.is_running():
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def stop(self, patience=15):
        """Asks it to stop; returns (exit status, seconds)."""
        begun = time.monotonic()
        self.process.terminate()
        return self.process.wait(patience), time.monotonic() - begun

    def memory(self):
        with open(f"/proc/{self.pid}/statm", encoding="ascii") as statm:
            return int(statm.read().split()[1]) * resource.getpagesize() / 1048576

    def connect(self, seconds=10):
        return socket.create_connection(("127.0.0.1", self.port), seconds)

    def ask(self, path, fields=None, seconds=15, line=None):
        """(status, page) of a GET, or of a POST where there are fields."""
        own = line is None
        line = line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            if fields is None:
                line.request("GET", path)
            else:
                line.request("POST", path, urllib.parse.urlencode(fields),
                             {"Content-Type": "application/x-www-form-urlencoded"})
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            if own:
                line.close()

    def thank(self, key, said, line=None, seconds=15):
        """Sends a compliment; returns (status, reference, secret, page)."""
        status, page = self.ask("/tell-us/compliment", {"once": key, "said": said}, seconds, line)
        reference, secret = REFERENCE.search(page), SECRET.search(page)
        return status, reference and reference[0], secret and secret[0], page

    def follows(self, reference, secret, said):
        status, page = self.ask("/follow", {"reference": reference, "secret": secret})
        return status == 200 and said in page

    def command(self, *words):
        return subprocess.run([PROGRAM, *words, "--data", str(self.folder / "records")], capture_output=True, text=True,
                              timeout=60, check=False)

    def audit_is_whole(self):
        return self.command("verify-audit").returncode == 0

    def password(self):
        """Of everybody in the demonstration."""
        return PASSWORD.search(self.said)[1]

    def database(self):
        return self.folder / "records" / "heed.db"
