# Puts templates, migrations, data and the built front-end assets into the program, for src/kernel/embedded.hpp.
# The list is written at build time, because only then the built assets are known; the bytes go in by .incbin.

file(GLOB_RECURSE embedded_files CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}/src"
     "${CMAKE_SOURCE_DIR}/src/*/views/*.html" "${CMAKE_SOURCE_DIR}/src/*/migrations/*.sql"
     "${CMAKE_SOURCE_DIR}/src/*/embedded/*" "${CMAKE_SOURCE_DIR}/src/areas/*/views/*.html"
     "${CMAKE_SOURCE_DIR}/src/areas/*/migrations/*.sql" "${CMAKE_SOURCE_DIR}/src/areas/*/embedded/*")
list(TRANSFORM embedded_files PREPEND "${CMAKE_SOURCE_DIR}/src/" OUTPUT_VARIABLE embedded_sources)
list(JOIN embedded_files "\n" embedded_lines)
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/embedded_files.txt" CONTENT "${embedded_lines}\n" @ONLY)

set(built_assets "${CMAKE_BINARY_DIR}/web")
set(assets_stamp "${CMAKE_BINARY_DIR}/web.stamp")

# A glob and not a plain dependency, so that an asset tool-chain installed later is noticed.
file(GLOB asset_tools CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/package.json" "${CMAKE_SOURCE_DIR}/tools/build_assets.mjs"
     "${CMAKE_SOURCE_DIR}/node_modules/.package-lock.json" "${CMAKE_SOURCE_DIR}/assets/heed.scss")
file(GLOB_RECURSE asset_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/*")

find_program(HEED_NODE node)
list(LENGTH asset_tools asset_tool_count)
if(HEED_NODE AND asset_tool_count EQUAL 4)
  add_custom_command(
    OUTPUT "${assets_stamp}"
    COMMAND "${CMAKE_COMMAND}" -E rm -rf "${built_assets}"
    COMMAND "${HEED_NODE}" tools/build_assets.mjs "${built_assets}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${assets_stamp}"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    DEPENDS ${asset_tools} ${asset_sources}
    COMMENT "Building the front-end assets"
    VERBATIM)
else()
  message(STATUS "Front-end assets are left out: node and node_modules (npm ci) are needed")
  file(REMOVE_RECURSE "${built_assets}")
  add_custom_command(OUTPUT "${assets_stamp}" COMMAND "${CMAKE_COMMAND}" -E touch "${assets_stamp}"
                     COMMENT "Leaving the front-end assets out" VERBATIM)
endif()

add_custom_command(
  OUTPUT "${CMAKE_BINARY_DIR}/embedded.S" "${CMAKE_BINARY_DIR}/embedded_table.cpp"
  COMMAND "${CMAKE_COMMAND}" "-DLIST=${CMAKE_BINARY_DIR}/embedded_files.txt" "-DSOURCE=${CMAKE_SOURCE_DIR}/src"
          "-DASSETS=${built_assets}" "-DOUT=${CMAKE_BINARY_DIR}" -P "${CMAKE_SOURCE_DIR}/cmake/WriteEmbedded.cmake"
  DEPENDS "${CMAKE_BINARY_DIR}/embedded_files.txt" "${assets_stamp}" "${CMAKE_SOURCE_DIR}/cmake/WriteEmbedded.cmake"
  COMMENT "Listing the embedded files"
  VERBATIM)
set_source_files_properties("${CMAKE_BINARY_DIR}/embedded.S" PROPERTIES OBJECT_DEPENDS "${embedded_sources};${assets_stamp}")
add_library(heed_embedded STATIC "${CMAKE_BINARY_DIR}/embedded.S" "${CMAKE_BINARY_DIR}/embedded_table.cpp")
target_link_libraries(heed_embedded PRIVATE heed_options)
