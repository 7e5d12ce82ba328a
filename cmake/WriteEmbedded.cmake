# Run by the build: writes OUT/embedded.S and OUT/embedded_table.cpp for the files named in LIST (below SOURCE)
# and for everything that was built into ASSETS (its paths begin with assets/).

file(STRINGS "${LIST}" paths)
file(GLOB_RECURSE assets RELATIVE "${ASSETS}" "${ASSETS}/*")
list(APPEND paths ${assets})
list(SORT paths COMPARE STRING CASE SENSITIVE)

set(assembly ".section .rodata\n")
set(externals "")
set(rows "")
set(number 0)
foreach(path IN LISTS paths)
  if(path MATCHES "^assets/")
    set(file "${ASSETS}/${path}")
  else()
    set(file "${SOURCE}/${path}")
  endif()
  set(name "heed_embedded_${number}")
  string(APPEND assembly ".balign 16\n.globl ${name}\n${name}:\n.incbin \"${file}\"\n.globl ${name}_end\n${name}_end:\n.byte 0\n")
  string(APPEND externals "extern char const ${name}[];\nextern char const ${name}_end[];\n")
  string(APPEND rows "        {\"${path}\", std::string_view(${name}, ${name}_end)},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")

file(WRITE "${OUT}/embedded.S" "${assembly}")
file(WRITE "${OUT}/embedded_table.cpp" "#include \"kernel/embedded_table.hpp\"

#include <array>

extern \"C\" {
${externals}}

namespace heed {

std::span<EmbeddedFile const> embedded_table() {
    static std::array<EmbeddedFile, ${number}> const table{{
${rows}    }};
    return table;
}

}  // namespace heed
")
