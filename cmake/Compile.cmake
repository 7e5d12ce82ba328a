# How every file is compiled: C++20, warnings are errors (of g++: clang's are clang-tidy's to tell), mold links, ccache remembers.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1" CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(HEED_CCACHE ccache)
if(HEED_CCACHE)
  # Relative paths, so that another clone and another build folder find the same object again.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1;${HEED_CCACHE}")
endif()
file(RELATIVE_PATH path_to_source "${CMAKE_BINARY_DIR}" "${CMAKE_SOURCE_DIR}")
add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=" "-ffile-prefix-map=${path_to_source}=")
find_program(HEED_MOLD mold)
if(HEED_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
add_link_options(-Wl,--as-needed)

find_package(Threads REQUIRED)
find_path(HEED_LIBPQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)

add_library(heed_options INTERFACE)
target_compile_options(heed_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra>
                       # -Wrestrict is wrong about std::string in g++ 12 (GCC bug 105651).
                       $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Werror;-Wno-restrict>)
target_include_directories(heed_options INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_include_directories(heed_options SYSTEM INTERFACE "${HEED_LIBPQ_INCLUDE}")
target_link_libraries(heed_options INTERFACE Threads::Threads)

if(HEED_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "HEED_FUZZ needs clang: configure with -DCMAKE_CXX_COMPILER=clang++-16")
  endif()
  target_compile_options(heed_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link>)
endif()
