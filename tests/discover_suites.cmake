# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -DPROGRAM=file -DOUT=file -P discover_suites.cmake: writes what makes each test suite of a
# GoogleTest program one test of ctest.
execute_process(COMMAND "${PROGRAM}" --gtest_list_tests
  OUTPUT_VARIABLE listing COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "(^|\n)[A-Za-z0-9_/]+\\." suites "${listing}")
set(tests "")
foreach(suite IN LISTS suites)
  string(STRIP "${suite}" suite)
  string(REGEX REPLACE "\\.$" "" name "${suite}")
  string(APPEND tests "add_test(\"${name}\" \"${PROGRAM}\" \"--gtest_filter=${suite}*\")\n")
endforeach()
file(WRITE "${OUT}" "${tests}")
