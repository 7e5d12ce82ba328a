from gate import GateTest


class Layers(GateTest):
    def setUp(self):
        super().setUp()
        self.copy("tools/layers.txt")
        self.write("src/kernel/day.hpp", "#pragma once\n#include <chrono>\n")
        self.write("src/store/store.cpp", '#include "kernel/day.hpp"\n#include <soci/soci.h>\n')
        self.write("src/areas/audits/rules.hpp", '#include "kernel/day.hpp"\n')

    def check(self):
        return self.run_python("tools/check_layers.py", self.project)

    def test_includes_along_the_arrows_pass(self):
        self.write("src/program/serve.cpp", '#include "areas/audits/rules.hpp"\n#include "store/store.hpp"\n')
        self.assert_quiet(self.check())

    def test_the_kernel_includes_nothing_else(self):
        self.write("src/measure/interval.hpp", "")
        self.write("src/kernel/money.hpp", '#include "measure/interval.hpp"\n')
        self.assert_bites(self.check(), "kernel may not include measure")

    def test_a_relative_include_does_not_slip_past(self):
        self.write("src/loop/heard/signal.hpp", "")
        self.write("src/kernel/money.hpp", '#include "../loop/heard/signal.hpp"\n')
        self.assert_bites(self.check(), "kernel may not include loop")

    def test_an_area_never_includes_another_area(self):
        self.write("src/areas/complaints/pages.cpp", '#include "areas/audits/rules.hpp"\n')
        self.assert_bites(self.check(), "an area never includes another area")

    def test_only_the_program_knows_the_areas(self):
        self.write("src/loop/serve.cpp", '#include "areas/audits/rules.hpp"\n')
        self.assert_bites(self.check(), "loop may not include areas")

    def test_the_database_library_stays_in_the_store(self):
        self.write("src/areas/audits/store.cpp", "#include <soci/soci.h>\n")
        self.assert_bites(self.check(), "only store may include soci/")

    def test_the_http_library_stays_in_the_web(self):
        self.write("src/loop/pages.cpp", "#include <boost/asio/post.hpp>\n")
        self.assert_bites(self.check(), "only web may include boost/asio")

    def test_files_that_include_each_other_are_refused(self):
        self.write("src/kernel/one.hpp", '#include "kernel/two.hpp"\n')
        self.write("src/kernel/two.hpp", '#include "kernel/one.hpp"\n')
        self.assert_bites(self.check(), "include cycle: kernel/one.hpp -> kernel/two.hpp -> kernel/one.hpp")

    def test_a_cycle_of_the_arrows_themselves_is_refused(self):
        self.write("tools/layers.txt", "kernel -> store\nstore -> kernel\nareas -> kernel\n")
        self.assert_bites(self.check(), "tools/layers.txt has a cycle")

    def test_a_new_room_must_be_declared(self):
        self.write("src/attic/box.cpp", '#include "kernel/day.hpp"\n')
        self.assert_bites(self.check(), "the room attic is not in tools/layers.txt")
