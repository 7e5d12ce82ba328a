#!/usr/bin/env python3
"""Fills the disk under the server: what cannot be kept is refused in plain words, pages go on, and when there is room again
forms are kept without a restart. On a small disk of its own where one can be mounted, otherwise by a limit on file sizes."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _heed import Checks, Heed

LONG = "Kind words. " * 400


class SmallDisk:
    """24 MiB that fill up with a file and empty again."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="heed-disk-"))
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=700", "tmpfs", str(self.folder)],
                                 capture_output=True, check=False)
        self.is_there = mounted.returncode == 0
        if not self.is_there:
            self.folder.rmdir()

    def fill(self, _heed):
        with open(self.folder / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 65536)
            except OSError:
                pass

    def empty(self, _heed):
        (self.folder / "filler").unlink()

    def close(self):
        subprocess.run(["umount", "-l", str(self.folder)], check=False)
        self.folder.rmdir()


class SizeLimit:
    """No file of the server may grow beyond what its largest has now."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="heed-disk-"))

    def fill(self, heed):
        largest = max(file.stat().st_size for file in (self.folder / "records").iterdir())
        resource.prlimit(heed.pid, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))

    def empty(self, heed):
        resource.prlimit(heed.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def close(self):
        shutil.rmtree(self.folder)


def first_refusal(heed, tries=200):
    """Sends forms until one is not kept; returns what was kept, then status and page of the one that was not."""
    kept = []
    for i in range(tries):
        status, reference, secret, page = heed.thank(f"full-{i}", f"{i} {LONG}")
        if status != 200:
            return kept, status, page
        kept.append((reference, secret, f"{i} Kind words."))
    return kept, None, ""


def play(heed, disk, checks):
    _, reference, secret, _ = heed.thank("before", "Before the disk was full")
    disk.fill(heed)
    kept, status, page = first_refusal(heed)
    checks.that(status == 503, "with a full disk a form is refused with 503", f"{status} after {len(kept)} kept")
    checks.that("cannot save anything" in page and "sending it again is safe" in page, "the refusal says so in plain words")
    checks.that(all(heed.ask(path)[0] == 200 for path in ("/", "/tell-us", "/tell-us/compliment")), "pages go on")
    checks.that(heed.follows(reference, secret, "Before the disk was full"), "what was kept before can be followed")
    checks.that(heed.ask("/health")[0] == 200, "the server is alive")
    disk.empty(heed)
    begun = time.monotonic()
    status, again, again_secret, _ = heed.thank(f"full-{len(kept)}", f"{len(kept)} {LONG}")
    checks.that(status == 200 and time.monotonic() - begun < 1, "with room again the same form is kept within a second, without a restart", str(status))
    kept += [(reference, secret, "Before the disk was full"), (again, again_secret, f"{len(kept)} Kind words.")]
    checks.that(all(heed.follows(*one) for one in kept), f"all {len(kept)} that were acknowledged can be followed")
    checks.that(heed.stop()[0] == 0, "it stops cleanly")
    checks.that(heed.audit_is_whole(), "the event log is whole")
    heed.start()
    checks.that(all(heed.follows(*one) for one in kept), "they can still be followed after a restart")


def main():
    checks = Checks()
    disks = [SizeLimit()]
    if os.geteuid() == 0 and (small := SmallDisk()).is_there:
        disks.append(small)
    for disk in disks:
        print(f"-- {type(disk).__doc__}")
        try:
            with Heed(disk.folder) as heed:
                play(heed, disk, checks)
        finally:
            disk.close()
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
