from gate import GateTest


class Lengths(GateTest):
    def check(self):
        return self.run_python("tools/check_lengths.py", self.project)

    def body(self, lines):
        return "    work();\n" * lines

    def test_a_function_of_sixty_lines_passes(self):
        self.write("src/kernel/day.cpp", "namespace heed {\nint day() {\n" + self.body(58) + "}\n}\n")
        self.assert_quiet(self.check())

    def test_a_longer_function_is_refused(self):
        self.write("src/kernel/day.cpp", "namespace heed {\nint day() const noexcept {\n" + self.body(59) + "}\n}\n")
        self.assert_bites(self.check(), "src/kernel/day.cpp:2: day has 61 lines, more than 60")

    def test_a_long_test_case_is_refused(self):
        self.write("src/kernel/tests/day_test.cpp", 'TEST_CASE("a day {") {\n' + self.body(70) + "}\n")
        self.assert_bites(self.check(), "TEST_CASE has 72 lines")

    def test_a_long_suite_of_short_test_cases_passes(self):
        self.write("src/kernel/tests/day_test.cpp", 'TEST_SUITE("days") {\n' + 'TEST_CASE("a") {\n    work();\n}\n' * 40 + "}\n")
        self.assert_quiet(self.check())

    def test_a_long_member_function_is_refused(self):
        self.write("src/kernel/day.hpp", "struct Day : Base<int> {\n    auto number() const -> int {\n" + self.body(70) + "}\n};\n")
        self.assert_bites(self.check(), "number has 72 lines")

    def test_a_long_class_of_short_functions_passes(self):
        self.write("src/kernel/day.hpp", "class Day {\n" + "    int one() { return 1; }\n" * 90 + "};\n")
        self.assert_quiet(self.check())

    def test_braces_in_strings_and_comments_do_not_mislead(self):
        self.write("src/kernel/day.cpp", 'int day() {\n    say("}{{{");  // {{\n    say(R"({{{)");\n    say(\'{\');\n}\n'
                   + "int other() { return 1; }\n" * 80)
        self.assert_quiet(self.check())
