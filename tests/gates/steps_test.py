"""The runner that reports everything must itself tell the truth."""

import subprocess
import sys

from gate import ROOT, GateTest


class Steps(GateTest):
    def play(self, steps, *options):
        ran = subprocess.run([sys.executable, str(ROOT / "tools/run_steps.py"), "--logs", str(self.project / "logs"), *options],
                             input=steps, capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout

    def closing_line(self, result):
        return result[1].strip().splitlines()[-1]

    def test_steps_that_pass_are_counted(self):
        result = self.play("a | one | | | true\na | two | | | true\n")
        self.assert_quiet(result)
        self.assertEqual(self.closing_line(result), "2 passed, 0 failed")

    def test_a_failing_step_fails_all_and_shows_what_it_said(self):
        result = self.play("a | one | | | echo the reason; false\na | two | | | true\n")
        self.assert_bites(result, "the reason")
        self.assertEqual(self.closing_line(result), "1 passed, 1 failed")

    def test_a_step_whose_need_failed_is_a_failure(self):
        result = self.play("a | build | | | false\nb | tests | build | | true\n")
        self.assert_bites(result, 'not run: "build" failed')
        self.assertEqual(self.closing_line(result), "0 passed, 2 failed")

    def test_a_step_without_its_files_is_skipped_and_not_passed(self):
        result = self.play("a | one | | nowhere/*.case | true\na | two | | | echo no reason to; exit 77\na | three | | | true\n")
        self.assertEqual(self.closing_line(result), "1 passed, 0 failed")
        self.assertIn("(nothing at nowhere/*.case)", result[1])
        self.assertIn("(no reason to)", result[1])

    def test_nothing_run_is_not_a_success(self):
        self.assertEqual(self.play("a | one | | nowhere/*.case | true\n")[0], 1)

    def test_only_what_is_named_runs_and_a_wrong_name_is_told(self):
        steps = "a | build | | | false\nb | unit tests | build | | true\n"
        self.assertEqual(self.closing_line(self.play(steps, "--only", "unit")), "1 passed, 0 failed")
        self.assertEqual(self.play(steps, "--only", "units")[0], 1)

    def test_a_runner_that_crashes_after_good_counts_is_a_failure(self):
        result = self.play("a | one | | | echo '7 passed, 0 failed'; exit 3\n")
        self.assertEqual(self.closing_line(result), "7 passed, 1 failed")

    def test_a_runner_that_reports_failures_but_exits_well_is_a_failure(self):
        self.assert_bites(self.play("a | one | | | echo '6 passed, 1 failed'\n"), "6 passed, 1 failed")

    def test_each_runners_closing_lines_are_understood(self):
        doctest = "echo '[doctest] test cases:  7 |  6 passed | 1 failed | 0 skipped'"
        node = "printf '# pass 3\\n# fail 1\\n# cancelled 0\\n'"
        unittest_ = "printf 'Ran 5 tests in 0.1s\\n\\nFAILED (failures=1, errors=1)\\n'"
        result = self.play(f"a | c++ | | | {doctest}\na | node | | | {node}\na | python | | | {unittest_}\n")
        self.assertEqual(self.closing_line(result), "12 passed, 4 failed")

    def test_a_step_that_takes_too_long_is_stopped(self):
        self.assert_bites(self.play("a | one | | | sleep 60\n", "--limit", "1"), "stopped after 1 seconds")
