#!/usr/bin/env python3
"""Kills the server again and again while forms arrive. Whoever has seen a reference must find it; a form whose answer was
lost is sent again and must be kept once; nothing may be half done. HEED_KILLS (100) says how often."""

import http.client
import os
import random
import sqlite3
import sys
import threading
import time

from _heed import Checks, Heed

KILLS = int(os.environ.get("HEED_KILLS", "100"))
LONGEST = 50
SENDERS = 4

HALF_DONE = {
    "a case without its secret": "select count(*) from cases c where not exists (select 1 from case_secrets s where "
                                 "s.council = c.council and s.case_id = c.id)",
    "a case whose signal is not there": "select count(*) from cases c where c.signal <> 0 and not exists (select 1 from "
                                        "signals s where s.council = c.council and s.id = c.signal)",
    "a case without its event": "select count(*) from cases c where not exists (select 1 from events e where "
                                "e.council = c.council and e.subject_id = c.id)",
    "a case without its kept answer": "select (select count(*) from cases) - (select count(*) from answers)",
    "something said twice": "select count(*) - count(distinct said) from cases",
}


class Sender(threading.Thread):
    """Sends compliments until the line breaks; notes what was acknowledged and what it cannot know."""

    def __init__(self, heed, number):
        super().__init__()
        self.heed, self.number, self.acknowledged, self.unknown = heed, number, [], None

    def run(self):
        line = http.client.HTTPConnection("127.0.0.1", self.heed.port, timeout=10)
        for i in range(10_000):
            key, said = f"{self.number}-{i}-{random.getrandbits(64):x}", f"Kind words {self.number}-{i}"
            try:
                status, reference, secret, _ = self.heed.thank(key, said, line)
            except (OSError, http.client.HTTPException):
                self.unknown = (key, said)
                return
            if status == 200 and reference:
                self.acknowledged.append((said, reference, secret))


def play_round(heed, number):
    senders = [Sender(heed, number * SENDERS + i) for i in range(SENDERS)]
    for sender in senders:
        sender.start()
    time.sleep(random.uniform(0.01, 0.12))
    heed.kill()
    for sender in senders:
        sender.join()
    return [told for s in senders for told in s.acknowledged], [s.unknown for s in senders if s.unknown]


def send_again(heed, unknown):
    """Returns those that were refused though they were sent with the key that they had before."""
    kept, refused = [], []
    for key, said in unknown:
        status, reference, _, _ = heed.thank(key, said)
        (kept if status == 200 and reference else refused).append(said)
    return kept, refused


def main():
    checks, acknowledged, said_kept, refused, lost, slowest = Checks(), 0, set(), [], [], 0.0
    begun, rounds = time.monotonic(), 0
    with Heed() as heed:
        while rounds < KILLS and time.monotonic() - begun < LONGEST * max(1, KILLS / 100):
            told, unknown = play_round(heed, rounds)
            rounds += 1
            slowest = max(slowest, heed.start())
            acknowledged += len(told)
            said_kept.update(said for said, _, _ in told)
            lost += [said for said, reference, secret in random.sample(told, min(len(told), 5))
                     if not heed.follows(reference, secret, said)]
            kept, not_kept = send_again(heed, unknown)
            said_kept.update(kept)
            refused += not_kept
        checks.that(rounds >= min(KILLS, 50), "the server was killed often enough", f"{rounds} kills, {acknowledged} forms acknowledged")
        checks.that(slowest <= 2, "it is ready again within 2 seconds", f"slowest {slowest:.2f} s")
        checks.that(not lost, "who has a reference and a secret can follow it after the restart", str(lost[:5]))
        checks.that(not refused, "a form whose answer was lost can be sent again", str(refused[:5]))
        checks.that(heed.stop()[0] == 0, "it stops cleanly at the end")
        checks.that(heed.audit_is_whole(), "the event log is whole")
        records = sqlite3.connect(f"file:{heed.database()}?mode=ro", uri=True)
        checks.that(records.execute("pragma integrity_check").fetchone() == ("ok",), "the database is whole")
        there = {row[0] for row in records.execute("select said from cases")}
        missing = said_kept - there
        checks.that(not missing, f"all {len(said_kept)} that were acknowledged are there", str(sorted(missing)[:5]))
        for what, query in HALF_DONE.items():
            found = records.execute(query).fetchone()[0]
            checks.that(found == 0, f"there is never {what}", str(found) if found else "")
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
