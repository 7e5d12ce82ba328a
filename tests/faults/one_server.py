#!/usr/bin/env python3
"""Two servers never work on one folder (docs/operate.md): the second says so in one sentence and ends, and the first does
not notice. And a server that is asked to stop answers what it has begun."""

import http.client
import subprocess
import sys
import threading

from _heed import PROGRAM, Checks, Heed


def second_on(heed):
    return subprocess.run([PROGRAM, "serve", "--port", "0", "--data", str(heed.folder / "records"), "--empty"],
                          capture_output=True, text=True, timeout=20, check=False)


def keep_asking(heed, answers):
    line = http.client.HTTPConnection("127.0.0.1", heed.port, timeout=15)
    for i in range(100_000):
        try:
            answers.append(heed.thank(f"stop-{id(line)}-{i}", f"Thanks {i}", line)[0])
        except (ConnectionError, http.client.HTTPException):
            return


def main():
    checks = Checks()
    with Heed() as heed:
        second = second_on(heed)
        sentences = second.stderr.strip().splitlines()
        checks.that(second.returncode == 2, "a second server on the same folder ends with exit code 2", str(second.returncode))
        checks.that(len(sentences) == 1 and sentences[0].startswith("heed: "), "it says why in one sentence", second.stderr.strip())
        checks.that(heed.thank("after", "Still here")[0] == 200, "the first goes on")

        answers = []
        senders = [threading.Thread(target=keep_asking, args=(heed, answers)) for _ in range(8)]
        for sender in senders:
            sender.start()
        while len(answers) < 50:
            pass
        status, seconds = heed.stop()
        for sender in senders:
            sender.join()
        checks.that(status == 0 and seconds <= 10, "asked to stop under load, it ends within 10 seconds", f"status {status}, {seconds:.2f} s")
        checks.that(set(answers) == {200}, "and whoever it answered got a whole answer", f"{len(answers)} answers, {set(answers)}")
        checks.that(heed.start() <= 2, "it is ready again within 2 seconds")
        checks.that(heed.audit_is_whole(), "the event log is whole")
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
