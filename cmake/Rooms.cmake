# One static library for each room of src/ and for each area. Links follow the arrows of tools/layers.txt.

# add_room(<name> <folder> LINKS <libraries>): a room without sources only passes its links on.
function(add_room name folder)
  cmake_parse_arguments(room "" "" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/(tests|bench|embedded)/")
  if(sources)
    add_library(heed_${name} STATIC ${sources})
    target_link_libraries(heed_${name} PUBLIC heed_options ${room_LINKS})
  else()
    add_library(heed_${name} INTERFACE)
    target_link_libraries(heed_${name} INTERFACE heed_options ${room_LINKS})
  endif()
endfunction()

add_room(kernel kernel LINKS heed_embedded fmt csv icui18n icuuc stemmer)
add_room(measure measure LINKS heed_kernel)
add_room(store store LINKS heed_kernel soci_core soci_sqlite3 soci_postgresql sqlite3 pq sodium)
add_room(web web LINKS heed_measure heed_store boost_url boost_json cmark z sodium xlsxwriter)
find_package(PkgConfig REQUIRED)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
target_link_libraries(heed_web PRIVATE PkgConfig::PANGOCAIRO)
add_room(work work LINKS heed_store curl)
add_room(people people LINKS heed_web sodium qrencode crypto)
add_room(loop loop LINKS heed_measure heed_work heed_people)

set(area_libraries)
file(GLOB areas CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE "${CMAKE_SOURCE_DIR}/src/areas" "${CMAKE_SOURCE_DIR}/src/areas/*")
foreach(area IN LISTS areas)
  if(IS_DIRECTORY "${CMAKE_SOURCE_DIR}/src/areas/${area}")
    add_room(area_${area} "areas/${area}" LINKS heed_loop)
    list(APPEND area_libraries heed_area_${area})
  endif()
endforeach()

# One file reads e-mails, and it alone sees GMime's headers.
find_package(PkgConfig REQUIRED)
pkg_check_modules(gmime REQUIRED gmime-3.0)
list(TRANSFORM gmime_INCLUDE_DIRS PREPEND "-isystem" OUTPUT_VARIABLE gmime_headers)
set_source_files_properties("${CMAKE_SOURCE_DIR}/src/areas/complaints/voices/mail_reader.cpp"
                            PROPERTIES COMPILE_OPTIONS "${gmime_headers}")
target_link_libraries(heed_area_complaints PUBLIC ${gmime_LIBRARIES})

# The only room that knows every area.
add_room(program program LINKS ${area_libraries} heed_loop)
