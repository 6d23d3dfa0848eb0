# SPDX-License-Identifier: GPL-3.0-or-later
# A room of core is a folder, a namespace and a static library; what it links says whom it may name.
#   dovetail_room(wire SOURCES datagram.cpp ... LINK dovetail_common)
function(dovetail_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK" ${ARGN})
    set(target dovetail_${name})
    add_library(${target} STATIC ${ROOM_SOURCES})
    target_link_libraries(${target} PUBLIC dovetail_flags Qt6::Core Qt6::Network Qt6::Sql ${ROOM_LINK})
    if(name STREQUAL "common")
        target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/precompiled.h)
    else()
        target_precompile_headers(${target} REUSE_FROM dovetail_common)
    endif()
endfunction()
