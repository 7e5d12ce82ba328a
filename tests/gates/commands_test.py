"""The gates that run another program: format, scripts, tidy, pages, schema, views."""

import json
import os
import shutil
import unittest

from gate import ROOT, GateTest


def needs(program):
    return unittest.skipUnless(shutil.which(program) or (ROOT / program).exists(), f"{program} is not installed")


class Format(GateTest):
    def check(self):
        self.copy(".clang-format")
        self.run_gate("git", "init", "-q")
        self.run_gate("git", "add", ".")
        return self.run_gate(ROOT / "tools/check_format.sh", env={**os.environ, "HEED_ROOT": str(self.project)})

    @needs("clang-format-16")
    def test_east_const_on_four_spaces_passes(self):
        self.write("src/kernel/day.cpp", "int year(Day const& day) { return day.year; }\n")
        self.assert_quiet(self.check())

    @needs("clang-format-16")
    def test_west_const_is_refused(self):
        self.write("src/kernel/day.cpp", "int year(const Day& day) { return day.year; }\n")
        self.assert_bites(self.check(), "src/kernel/day.cpp:1\n")


class Scripts(GateTest):
    def check(self):
        return self.run_gate(ROOT / "tools/check_scripts.sh", env={**os.environ, "HEED_ROOT": str(self.project)})

    def test_scripts_that_can_be_read_pass(self):
        self.write("bin/run", "#!/usr/bin/env bash\necho well\n").chmod(0o755)
        self.write("tools/check_it.py", "print('well')\n")
        self.assert_quiet(self.check())

    def test_a_command_that_cannot_be_executed_is_refused(self):
        self.write("bin/run", "#!/usr/bin/env bash\n")
        self.assert_bites(self.check(), "bin/run cannot be executed")

    def test_broken_bash_is_refused(self):
        self.write("bin/run", "if then\n").chmod(0o755)
        self.assert_bites(self.check(), "bin/run is not bash")

    def test_broken_python_is_refused(self):
        self.write("tools/check_it.py", "def:\n")
        self.assert_bites(self.check(), "tools/check_it.py is not Python")


class Tidy(GateTest):
    def check(self, text):
        self.copy(".clang-tidy")
        self.copy("tools/check_tidy.py")
        source = self.write("src/kernel/day.cpp", text)
        self.write("build/release/compile_commands.json", json.dumps([
            {"directory": str(self.project), "file": str(source), "command": f"g++ -std=c++20 -o day.o -c {source}"}]))
        return self.run_gate("python3", self.project / "tools/check_tidy.py", env={**os.environ, "XDG_CACHE_HOME": str(self.project)})

    @needs("clang-tidy-22")
    def test_a_plain_function_passes(self):
        self.assert_quiet(self.check("int next(int day) { return day + 1; }\n"))

    @needs("clang-tidy-22")
    def test_a_condition_that_is_an_assignment_is_refused(self):
        self.assert_bites(self.check("int next(int day) {\n    if (day = 1) {\n        return 2;\n    }\n    return day;\n}\n"),
                          "src/kernel/day.cpp:2")

    @needs("clang-tidy-22")
    def test_a_function_in_camel_case_is_refused(self):
        self.assert_bites(self.check("int nextDay(int day) { return day + 1; }\n"), "invalid case style for function 'nextDay'")


class Pages(GateTest):
    PAGE = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Heed</title></head>\n<body>\n<main>{}</main>\n</body>\n</html>\n"

    def check(self, inside):
        return self.run_gate(ROOT / "tools/check_pages.sh", self.write("page.html", self.PAGE.replace("{}", inside)))

    @needs("node_modules/.bin/html-validate")
    def test_a_valid_page_passes(self):
        self.assert_quiet(self.check("<h1>Complaints</h1>"))

    @needs("node_modules/.bin/html-validate")
    def test_an_unclosed_element_is_refused(self):
        self.assert_bites(self.check("<h1>Complaints</h1><div><p>text</div></p>"), "close-order")


class Schema(GateTest):
    def check(self, document):
        program = self.write("heed", "#!/bin/sh\necho 'create table signals (council integer);'\n")
        program.chmod(0o755)
        written = self.write("schema.sql", document)
        return self.run_gate(ROOT / "tools/check_schema.sh",
                             env={**os.environ, "HEED_PROGRAM": str(program), "HEED_SCHEMA": str(written)})

    def test_the_document_that_the_migrations_make_passes(self):
        self.assert_quiet(self.check("create table signals (council integer);\n"))

    def test_an_old_document_is_refused(self):
        self.assert_bites(self.check("create table signals (borough integer);\n"), "is not what the migrations make")


class Views(GateTest):
    def check(self, listed, status):
        program = self.write("heed_tests", f"""#!/bin/sh
case "$*" in *-ltc*) echo "[doctest] unskipped test cases passing the current filters: {listed}"; exit 0 ;; esac
echo "[doctest] test cases: {listed}"
exit {status}
""")
        program.chmod(0o755)
        return self.run_gate(ROOT / "tools/check_views.sh", program)

    def test_views_that_have_every_name_pass(self):
        self.assert_quiet(self.check(3, 0))

    def test_a_name_that_a_view_lacks_is_refused(self):
        self.assertEqual(self.check(3, 1)[0], 1)

    def test_no_suite_is_skipped_and_not_passed(self):
        self.assertEqual(self.check(0, 0)[0], 77)
