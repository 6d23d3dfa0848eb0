# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours is compiled with.
add_library(dovetail_flags INTERFACE)
target_include_directories(dovetail_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(dovetail_flags INTERFACE
    DOVETAIL_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_STRICT_ITERATORS)
if(MSVC)
    target_compile_options(dovetail_flags INTERFACE /W4 /utf-8 /permissive-)
    if(DOVETAIL_WERROR)
        target_compile_options(dovetail_flags INTERFACE /WX)
    endif()
else()
    target_compile_options(dovetail_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
    if(DOVETAIL_WERROR)
        target_compile_options(dovetail_flags INTERFACE -Werror)
    endif()
endif()
# Over a hundred programs of tests are linked, with all debug information: lld takes a sixth of the time of GNU ld.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=lld DOVETAIL_LLD)
if(DOVETAIL_LLD)
    target_link_options(dovetail_flags INTERFACE -fuse-ld=lld)
endif()
if(DOVETAIL_SANITIZE)
    target_compile_definitions(dovetail_flags INTERFACE DOVETAIL_SANITIZED) # each compiler has a word of its own for it
    target_compile_options(dovetail_flags INTERFACE
        -fsanitize=${DOVETAIL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(dovetail_flags INTERFACE -fsanitize=${DOVETAIL_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # The sanitizers' own instructions hide from g++ 12 that a std::variant was initialised.
        target_compile_options(dovetail_flags INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()

# A second build after a clean checkout or a change of branch costs little where ccache is there.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(dovetail_flags INTERFACE -fpch-preprocess)
    endif()
endif()
