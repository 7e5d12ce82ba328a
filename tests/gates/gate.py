"""What the tests of the gates share: a small project in a temporary folder, and the gate run on it."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


class GateTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.project = Path(folder.name)

    def write(self, path, text):
        file = self.project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def copy(self, path):
        return self.write(path, (ROOT / path).read_text(encoding="utf-8"))

    def run_gate(self, *command, env=None):
        """(exit status, everything printed)"""
        ran = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True, check=False, cwd=self.project, env=env)
        return ran.returncode, ran.stdout

    def run_python(self, script, *arguments):
        return self.run_gate(sys.executable, ROOT / script, *arguments)

    def assert_quiet(self, result):
        self.assertEqual(result[0], 0, result[1])

    def assert_bites(self, result, says):
        self.assertEqual(result[0], 1, result[1])
        self.assertIn(says, result[1])
