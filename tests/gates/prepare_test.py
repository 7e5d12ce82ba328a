"""Installing what is missing: found on any machine, told in one sentence to who may not install."""

from gate import ROOT, GateTest


class Prepare(GateTest):
    def setUp(self):
        super().setUp()
        self.write("tools/packages.txt", "# why\n[run]\nbash\nno-such-package\nabsent-too unless sh\n\n[test]\nalso-absent\n")

    def run_bash(self, script):
        return self.run_gate("bash", "-c", f"set -euo pipefail; . {ROOT}/tools/prepare.sh; {script}")

    def test_only_what_is_not_installed_is_missing(self):
        self.assertEqual(self.run_bash("missing_packages run"), (0, "no-such-package\n"))

    def test_each_section_is_asked_for_by_name(self):
        self.assertEqual(self.run_bash("missing_packages run test"), (0, "no-such-package\nalso-absent\n"))

    def test_who_may_not_install_is_told_the_command(self):
        code, said = self.run_bash("id() { echo 1000; }; install_packages run")
        self.assertEqual(code, 1)
        self.assertEqual(said.count("\n"), 1)
        self.assertIn("sudo apt-get update && sudo apt-get install -y --no-install-recommends no-such-package", said)

    def test_nothing_missing_says_nothing(self):
        self.write("tools/packages.txt", "[run]\nbash\n")
        self.assertEqual(self.run_bash("id() { echo 1000; }; install_packages run"), (0, ""))


class Run(GateTest):
    def assert_refused(self, *arguments, says):
        code, said = self.run_gate(ROOT / "bin/run", *arguments)
        self.assertEqual((code, said.count("\n")), (2, 1), said)
        self.assertIn(says, said)

    def test_a_wrong_option_gets_one_sentence(self):
        self.assert_refused("--colour", says='does not know "--colour"')
        self.assert_refused("--port", says="--port needs a value")
        self.assert_refused("--port", "http", says='not "http"')
        self.assert_refused("--port=70000", says='not "70000"')
        self.assert_refused("--data", "/proc/none/here", says="cannot be made")
