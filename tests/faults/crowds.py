#!/usr/bin/env python3
"""More people than the server can take: no file descriptors left, and every handler waiting. It must bear it, and be itself
again within two seconds."""

import sqlite3
import sys
import threading
import time

from _heed import Checks, Heed

RECOVERS_WITHIN = 2


def seconds_until_answered(heed, path="/tell-us"):
    begun = time.monotonic()
    while time.monotonic() - begun < 20:
        try:
            if heed.ask(path, seconds=2)[0] == 200:
                return time.monotonic() - begun
        except OSError:
            time.sleep(0.05)
    return 999.0


def no_descriptors_left(checks):
    with Heed(descriptors=64) as heed:
        crowd = []
        for _ in range(200):
            try:
                crowd.append(heed.connect(1))
            except OSError:
                break
        time.sleep(0.5)
        checks.that(heed.is_running(), "with all descriptors taken the server goes on", f"{len(crowd)} connections opened")
        for line in crowd:
            line.close()
        took = seconds_until_answered(heed)
        checks.that(took <= RECOVERS_WITHIN, "when the crowd has gone it answers", f"after {took:.2f} s")
        checks.that(heed.thank("after", "Thanks")[0] == 200, "and keeps what it is told")


def every_handler_waiting(checks):
    with Heed() as heed:
        heed.thank("warm", "Thanks")
        other = sqlite3.connect(heed.database(), isolation_level=None)
        other.execute("begin immediate")
        answers = []
        senders = [threading.Thread(target=lambda i=i: answers.append(heed.thank(f"wait-{i}", f"Thanks {i}", seconds=30)[0]))
                   for i in range(40)]
        for sender in senders:
            sender.start()
        time.sleep(0.5)
        begun = time.monotonic()
        checks.that(heed.ask("/health", seconds=2)[0] == 200, "while every handler waits, the server says that it is alive",
                    f"{(time.monotonic() - begun) * 1000:.0f} ms")
        other.execute("rollback")
        took = seconds_until_answered(heed)
        checks.that(took <= RECOVERS_WITHIN, "when they wait no more, pages come", f"after {took:.2f} s")
        for sender in senders:
            sender.join()
        checks.that(len(answers) == 40 and set(answers) <= {200, 503}, "everybody got an answer", str(sorted(set(answers))))
        checks.that(heed.thank("wait-0", "Thanks 0")[0] == 200, "and whoever was asked to come back is served")


def main():
    checks = Checks()
    no_descriptors_left(checks)
    every_handler_waiting(checks)
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
