# The program, its tests and its fuzz targets.

file(GLOB main_source CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/main.cpp")
if(main_source)
  add_executable(heed ${main_source})
  target_link_libraries(heed PRIVATE heed_program)
endif()

find_path(HEED_DOCTEST doctest/doctest.h)
if(HEED_DOCTEST)
  file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/*/tests/*.cpp" "${CMAKE_SOURCE_DIR}/src/areas/*/tests/*.cpp"
       "${CMAKE_SOURCE_DIR}/tests/unit/*.cpp")
  add_executable(heed_tests ${test_sources})
  target_link_libraries(heed_tests PRIVATE heed_program)
  # What they try is optimised, they themselves are not: that halves what they cost to compile.
  target_compile_options(heed_tests PRIVATE -O0)
endif()

# Each tests/fuzz/<name>_fuzz.cpp defines LLVMFuzzerTestOneInput.
file(GLOB fuzz_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp")
foreach(source IN LISTS fuzz_sources)
  get_filename_component(name "${source}" NAME_WE)
  add_executable(${name} "${source}")
  target_link_libraries(${name} PRIVATE heed_program)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
  if(HEED_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tools/replay_corpus.cpp")
  endif()
endforeach()

# Each bench/<name>.cpp is a program that prints figures: build/release/bench/<name>.
file(GLOB bench_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/bench/*.cpp")
foreach(source IN LISTS bench_sources)
  get_filename_component(name "${source}" NAME_WE)
  add_executable(bench_${name} EXCLUDE_FROM_ALL "${source}")
  target_link_libraries(bench_${name} PRIVATE heed_program)
  set_target_properties(bench_${name} PROPERTIES OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
endforeach()
