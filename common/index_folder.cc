// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

#include "common/file_descriptor.h"
#include "common/index_error.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStubName = "XAPIANDB";
constexpr std::string_view kStubType = "auto ";
constexpr std::string_view kGenerationPrefix = "generation-";

[[noreturn]] void fail(const fs::path& path, const char* what) {
  throw IndexError(fmt::format("{}: cannot {}: {}", path.string(), what, std::strerror(errno)));
}

std::string generation_name(std::uint32_t generation) {
  return fmt::format("{}{:06}", kGenerationPrefix, generation);
}

/// The number in a generation's name; nothing if the name is none.
std::optional<std::uint32_t> number_of(std::string_view name) {
  if (!name.starts_with(kGenerationPrefix)) return std::nullopt;
  const std::string digits(name.substr(kGenerationPrefix.size()));
  if (digits.size() != 6 || digits.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(std::stoul(digits));
}

}  // namespace

fs::path generation_path(const fs::path& db, std::uint32_t generation) {
  return db / generation_name(generation);
}

std::optional<std::uint32_t> current_generation(const fs::path& db) {
  const fs::path stub = db / kStubName;
  std::ifstream in(stub);
  if (!in) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    fail(stub, "read");
  }
  std::string line;
  std::getline(in, line);
  if (line.starts_with(kStubType)) {
    if (const auto number = number_of(std::string_view(line).substr(kStubType.size()))) {
      return number;
    }
  }
  throw IndexDamaged(stub.string() +
                     ": not a Dateline index; name another folder, or move this one");
}

StubStamp stub_stamp(const fs::path& db) {
  struct stat status {};
  if (::stat((db / kStubName).c_str(), &status) != 0) return {};
  constexpr std::int64_t kNsPerSecond = 1'000'000'000;
  return {status.st_ino, status.st_mtim.tv_sec * kNsPerSecond + status.st_mtim.tv_nsec};
}

std::vector<std::uint32_t> all_generations(const fs::path& db) {
  std::vector<std::uint32_t> numbers;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(db, ignored)) {
    const auto number = number_of(entry.path().filename().string());
    if (number) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

void set_current_generation(const fs::path& db, std::uint32_t generation) {
  const fs::path stub = db / kStubName;
  const fs::path next = db / (std::string(kStubName) + ".new");
  write_durably(next, std::string(kStubType) + generation_name(generation) + "\n");
  sync_folder(db);  // the new generation and its manifest must be there before their name is
  if (::rename(next.c_str(), stub.c_str()) != 0) fail(stub, "replace");
  sync_folder(db);
}

void write_durably(const fs::path& path, std::string_view text) {
  const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file) fail(path, "create");
  while (!text.empty()) {
    const ssize_t written = ::write(file.get(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, "write");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) fail(path, "sync");
}

void sync_folder(const fs::path& folder) {
  const FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened) fail(folder, "open");
  if (::fsync(opened.get()) != 0) fail(folder, "sync");
}

std::uint64_t index_bytes(const fs::path& db) {
  const auto generation = current_generation(db);
  if (!generation) return 0;
  std::uint64_t bytes = 0;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(generation_path(db, *generation), ignored)) {
    const auto size = entry.file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

}  // namespace dateline
