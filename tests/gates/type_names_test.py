from gate import GateTest


class TypeNames(GateTest):
    def setUp(self):
        super().setUp()
        self.write("src/loop/theme.hpp", "namespace heed::loop {\nstruct ThemeLine {\n    int id = 0;\n};\n}\n")

    def check(self):
        return self.run_python("tools/check_type_names.py", self.project)

    def test_two_structs_of_one_name_in_one_namespace_are_refused(self):
        self.write("src/loop/pages.cpp", "namespace heed::loop {\nstruct ThemeLine final : Line {};\n}\n")
        self.assert_bites(self.check(), "heed::loop::ThemeLine is two types: src/loop/pages.cpp:2, src/loop/theme.hpp:2")

    def test_a_namespace_that_is_opened_in_steps_is_the_same(self):
        self.write("src/loop/pages.cpp", "namespace heed {\nnamespace loop {\nenum class ThemeLine { a };\n}\n}\n")
        self.assert_bites(self.check(), "heed::loop::ThemeLine is two types")

    def test_a_test_has_no_namespace_of_its_own(self):
        self.write("src/loop/tests/a_test.cpp", "struct Sent {};\n")
        self.write("src/work/tests/b_test.cpp", 'TEST_SUITE("work") {\nclass Sent {\npublic:\n};\n}\n')
        self.assert_bites(self.check(), "Sent is two types")

    def test_two_specialisations_for_the_same_type_are_refused(self):
        self.write("src/a.hpp", "template <>\nstruct Kept<Day> {};\n")
        self.write("src/b.hpp", "template <>\nstruct Kept<Instant> {};\n")
        self.assert_quiet(self.check())
        self.write("src/c.hpp", "template <>\nstruct Kept<Day> {};\n")
        self.assert_bites(self.check(), "Kept<Day> is two types")

    def test_a_name_in_an_unnamed_namespace_a_type_or_a_function_is_nobody_elses(self):
        self.write("src/loop/pages.cpp", "namespace heed::loop {\nnamespace {\nstruct ThemeLine {};\n}\n}\n")
        self.write("src/loop/sort.cpp", "namespace heed::loop {\nstruct Sort {\n    struct ThemeLine {};\n};\n"
                                        "void go() {\n    struct ThemeLine {};\n}\n}\n")
        self.write("src/areas/audits/line.hpp", "namespace heed::audits {\nstruct ThemeLine;\nclass ThemeLine {};\n}\n")
        self.write("src/loop/other.hpp", "namespace heed::loop {\nstruct ThemeLine;\n"
                                         "template <class ThemeLine> void show() {}\n}\n")
        self.assert_quiet(self.check())
