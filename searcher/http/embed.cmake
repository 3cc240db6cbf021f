# SPDX-License-Identifier: GPL-2.0-or-later
# Run as a script: writes FILES into OUTPUT as a C++ table; they go by their names without folder.
#   cmake -DFILES="…/a.js;…/b.css" -DOUTPUT=… -P embed.cmake
cmake_minimum_required(VERSION 3.25)

set(TYPE_css "text/css; charset=utf-8")
set(TYPE_json "application/json")
set(TYPE_html "text/html; charset=utf-8")
set(TYPE_ico "image/x-icon")
set(TYPE_js "text/javascript; charset=utf-8")
set(TYPE_mjs "text/javascript; charset=utf-8")
set(TYPE_png "image/png")
set(TYPE_svg "image/svg+xml")
set(TYPE_txt "text/plain; charset=utf-8")
set(TYPE_webmanifest "application/manifest+json")
set(TYPE_woff2 "font/woff2")

set(arrays "")
set(rows "")
set(index 0)
list(SORT FILES)
foreach(file IN LISTS FILES)
  cmake_path(GET file FILENAME name)
  cmake_path(GET name EXTENSION LAST_ONLY extension)
  string(SUBSTRING "${extension}" 1 -1 extension)
  if(NOT DEFINED TYPE_${extension})
    message(FATAL_ERROR "${name}: embed.cmake knows no content type for .${extension}")
  endif()
  file(READ "${file}" bytes HEX)
  file(SHA256 "${file}" hash)
  file(SIZE "${file}" size)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  # One byte more, so that an empty file makes an array, too.
  string(APPEND arrays "constexpr char kBytes${index}[] = {${bytes}'\\0'};\n")
  string(APPEND rows
    "    {\"${name}\", {kBytes${index}, ${size}}, \"${TYPE_${extension}}\", \"${hash}\"},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${OUTPUT}" "// Made by embed.cmake.
#include <array>

#include \"searcher/http/static_files.h\"

namespace dateline {
namespace {

${arrays}
constexpr std::array<StaticFile, ${index}> kFiles = {{
${rows}}};

}  // namespace

std::span<const StaticFile> static_files() { return kFiles; }

}  // namespace dateline
")
