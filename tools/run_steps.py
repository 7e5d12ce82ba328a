#!/usr/bin/env python3
"""Runs a list of named steps and closes with one line, "N passed, N failed".

The list is read from standard input, one step a line:

    lane | name | needs | files | command

Steps of one lane run one after the other, lanes run side by side. A step waits for the step named in `needs`, and fails
unrun when that one failed. A step whose `files` (globs) match nothing is skipped, and so is one that exits with 77; the
last line it printed says why. Tests are counted as their runner reports them; a step without a runner counts as one.
"""

import argparse
import glob
import os
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

SKIPPED = 77
SHOWN_LINES = 80
LINE_LENGTH = 400
PROGRESS = re.compile(r"^\[\d+/\d+\] ")


@dataclass
class Step:
    lane: str
    name: str
    needs: str
    files: list[str]
    command: str
    finished: threading.Event = field(default_factory=threading.Event)
    outcome: str = ""
    passed: int = 0
    failed: int = 0


def read_steps(lines):
    steps = []
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            lane, name, needs, files, command = (part.strip() for part in line.split("|", 4))
            steps.append(Step(lane, name, needs, files.split(), command))
    names = [step.name for step in steps]
    for step in steps:
        if step.needs and step.needs not in names[: names.index(step.name)]:
            sys.exit(f'the step "{step.name}" needs "{step.needs}", which does not stand before it')
    return steps


def count(output, exit_code):
    """How many tests passed and failed, by the closing lines of the runners that we use."""
    passed = failed = 0
    seen = False
    for doctest in re.finditer(r"^\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed", output, re.M):
        passed, failed, seen = passed + int(doctest[1]), failed + int(doctest[2]), True
    for kind, number in re.findall(r"^(?:#|ℹ) (pass|fail|cancelled) (\d+)$", output, re.M):
        seen = True
        passed += int(number) if kind == "pass" else 0
        failed += int(number) if kind != "pass" else 0
    for ran, verdict, why in re.findall(r"^Ran (\d+) tests? in .*\n\n(OK|FAILED)(.*)$", output, re.M):
        bad = sum(int(number) for number in re.findall(r"(?:failures|errors)=(\d+)", why))
        passed, failed, seen = passed + int(ran) - bad, failed + bad, True
    for good, bad in re.findall(r"^(\d+) passed, (\d+) failed$", output, re.M):
        passed, failed, seen = passed + int(good), failed + int(bad), True
    if not seen:
        return (1, 0) if exit_code == 0 else (0, 1)
    return passed, max(failed, 1 if exit_code != 0 else 0)


def run(step, log_path, limit):
    with open(log_path, "wb") as log:
        child = subprocess.Popen(["bash", "-c", step.command], stdin=subprocess.DEVNULL, stdout=log,
                                 stderr=subprocess.STDOUT, start_new_session=True)
        try:
            code = child.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            code = 124
            log.write(f"\nstopped after {limit} seconds\n".encode())
        end_what_is_left(child)
    return code, log_path.read_text(encoding="utf-8", errors="replace")


def end_what_is_left(child):
    """A step's children are its own group: whatever it left running ends with it, politely first."""
    for how, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 0)):
        try:
            os.killpg(child.pid, how)
            child.wait(timeout=patience or None)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass


def shortened(output):
    lines = [line[:LINE_LENGTH] for line in output.rstrip().splitlines() if not PROGRESS.match(line)]
    if len(lines) > SHOWN_LINES:
        head, tail = SHOWN_LINES // 4, SHOWN_LINES - SHOWN_LINES // 4
        lines = lines[:head] + [f"... {len(lines) - head - tail} lines left out ..."] + lines[-tail:]
    return "\n".join("    " + line for line in lines)


class Runner:
    def __init__(self, steps, logs, limit):
        self.steps = steps
        self.logs = logs
        self.limit = limit
        self.printing = threading.Lock()

    def say(self, step, seconds, note="", output=""):
        with self.printing:
            print(f"{step.outcome:<7}  {seconds:6.1f} s  {step.name}{note}", flush=True)
            if output:
                print(output, flush=True)

    def play(self, step):
        begun = time.monotonic()
        log_path = self.logs / (re.sub(r"[^a-z0-9]+", "-", step.name.lower()).strip("-") + ".log")
        code, output = run(step, log_path, self.limit)
        seconds = time.monotonic() - begun
        if code == SKIPPED:
            step.outcome = "skipped"
            self.say(step, seconds, f"  ({(output.strip().splitlines() or ['no reason given'])[-1]})")
            return
        step.passed, step.failed = count(output, code)
        step.outcome = "PASS" if step.failed == 0 else "FAIL"
        note = f"  ({step.passed} passed, {step.failed} failed)" if step.passed + step.failed > 1 else ""
        self.say(step, seconds, note, shortened(output) + f"\n    (all of it: {log_path})" if step.failed else "")

    def play_lane(self, lane):
        by_name = {step.name: step for step in self.steps}
        for step in self.steps:
            if step.lane != lane:
                continue
            needed = by_name.get(step.needs)
            if needed:
                needed.finished.wait()
            if step.files and not any(glob.glob(pattern, recursive=True) for pattern in step.files):
                step.outcome = "skipped"
                self.say(step, 0, f"  (nothing at {' '.join(step.files)})")
            elif needed and needed.outcome == "FAIL":
                step.outcome, step.failed = "FAIL", 1
                self.say(step, 0, f'  (not run: "{needed.name}" failed)')
            else:
                self.play(step)
            step.finished.set()

    def play_all(self):
        names = dict.fromkeys(step.lane for step in self.steps)
        lanes = [threading.Thread(target=self.play_lane, args=(name,)) for name in names]
        for lane in lanes:
            lane.start()
        for lane in lanes:
            lane.join()
        return sum(step.passed for step in self.steps), sum(step.failed for step in self.steps)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--logs", required=True, help="the folder for each step's full output")
    parser.add_argument("--limit", type=int, default=900, help="seconds that one step may take")
    parser.add_argument("--passed", type=int, default=0, help="steps that passed before these")
    parser.add_argument("--only", default="", help="run the steps whose name holds this, and none that they need")
    options = parser.parse_args()
    steps = read_steps(sys.stdin)
    if options.only:
        steps = [step for step in steps if options.only in step.name]
        if not steps:
            sys.exit(f'no step is called anything with "{options.only}"')
    logs = Path(options.logs)
    logs.mkdir(parents=True, exist_ok=True)
    passed, failed = Runner(steps, logs, options.limit).play_all()
    print(f"{passed + options.passed} passed, {failed} failed", flush=True)
    return 1 if failed or passed + options.passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
