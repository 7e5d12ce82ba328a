from gate import GateTest


class Words(GateTest):
    def check(self):
        return self.run_python("tools/check_words.py", self.project)

    def test_plain_names_pass(self):
        self.write("src/kernel/day.cpp", 'auto const size = text.data() - std::data(text);  // the manager\nauto x = "a helper";\n')
        self.write("src/store/database.cpp", "struct Database { int handler; int metadata; };\n")
        self.assert_quiet(self.check())

    def test_a_class_called_manager_is_refused(self):
        self.write("src/loop/themes.cpp", "\n\nclass ThemeManager {};\n")
        self.assert_bites(self.check(), "src/loop/themes.cpp:3: ThemeManager holds manager")

    def test_a_function_called_handle_is_refused(self):
        self.write("src/loop/themes.cpp", "void handle_signal();\n")
        self.assert_bites(self.check(), "handle_signal holds handle")

    def test_a_variable_called_data_is_refused(self):
        self.write("src/loop/themes.cpp", "std::string data;\n")
        self.assert_bites(self.check(), "data holds data")

    def test_a_file_called_util_is_refused(self):
        self.write("src/kernel/string_util.hpp", "")
        self.assert_bites(self.check(), "src/kernel/string_util.hpp: the file's name holds util")

    def test_an_allowed_name_passes_and_needs_its_reason(self):
        self.write("src/main.cpp", "int data_folder;\n")
        self.write("tools/words_allowed.txt", "data_folder  the option --data names it\n")
        self.assert_quiet(self.check())
        self.write("tools/words_allowed.txt", "data_folder\n")
        self.assert_bites(self.check(), "data_folder has no reason")

    def test_a_name_that_is_allowed_in_one_file_is_refused_in_another(self):
        self.write("tools/words_allowed.txt", "src/web/log.hpp:info  a level of the log\n")
        self.write("src/web/log.hpp", "enum class Level { info };\n")
        self.assert_quiet(self.check())
        self.write("src/web/form.hpp", "int info;\n")
        self.assert_bites(self.check(), "src/web/form.hpp:1: info holds info")

    def test_a_word_that_is_explained_but_not_used_is_refused(self):
        self.write("src/loop/heard/signal.hpp", "struct Signal {};\n")
        self.write("docs/words.md", "| Word | Means |\n| --- | --- |\n| signal | heard |\n| theme | what several are about |\n")
        self.assert_bites(self.check(), 'docs/words.md explains "theme"')
        self.write("src/loop/themes/theme.hpp", "struct Theme {};\n")
        self.assert_quiet(self.check())
