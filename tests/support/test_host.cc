// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/test_host.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "common/file_descriptor.h"

namespace dateline {
namespace {

constexpr const char* kIp = "/sbin/ip";
constexpr std::uint16_t kPort = 33333;

/// `ip` with words that blanks part.
Command command_of(const std::string& words) {
  Command command;
  command.argv = {kIp};
  std::istringstream parts(words);
  for (std::string word; parts >> word;) command.argv.push_back(word);
  return command;
}

void ip(const std::string& words) {
  const CommandResult result = run_command(command_of(words));
  if (result.exit_code != 0) throw std::runtime_error("ip " + words + ": " + result.err);
}

bool can_connect(const std::string& address) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(kPort);
  inet_pton(AF_INET, address.c_str(), &to.sin_addr);
  const FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  return connect(socket.get(), reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
}

}  // namespace

bool TestHost::can_be_made() { return geteuid() == 0 && std::filesystem::exists(kIp); }

// 198.18.0.0/15 is set apart for tests of networks (RFC 2544, appendix C.2.2).
TestHost::TestHost(int number)
    : namespace_(fmt::format("dateline-{}-{}", getpid(), number)),
      network_(fmt::format("198.18.{}", getpid() % 250)),
      first_(4 * number) {
  const std::string cable = fmt::format("dl{}n{}", getpid(), number);
  ip("netns add " + namespace_);
  ip(fmt::format("link add {} type veth peer name eth0 netns {}", cable, namespace_));
  ip(fmt::format("addr add {}.{}/30 dev {}", network_, first_ + 1, cable));
  ip(fmt::format("link set {} up", cable));
  ip(fmt::format("-n {} addr add {}.{}/30 dev eth0", namespace_, network_, first_ + 2));
  set_cable(true);
}

TestHost::~TestHost() {
  server_.reset();
  // A server's process for a connection whose end never came would keep the host up.
  std::istringstream processes(run_command(command_of("netns pids " + namespace_)).out);
  for (pid_t process = 0; processes >> process;) kill(process, SIGKILL);
  run_command(command_of("netns del " + namespace_));
}

void TestHost::serve(const std::string& db) {
  const std::string address = fmt::format("{}.{}", network_, first_ + 2);
  Command command = command_of(
      fmt::format("netns exec {} /usr/bin/xapian-tcpsrv --interface {} --port {} --quiet {}",
                  namespace_, address, kPort, db));
  command.timeout = std::chrono::minutes(10);
  server_ = std::make_unique<RunningCommand>(std::move(command));
  for (int i = 0; i < 1000; ++i) {
    if (can_connect(address)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  throw std::runtime_error("nobody listens at " + name());
}

std::string TestHost::name() const { return fmt::format("{}.{}:{}", network_, first_ + 2, kPort); }

void TestHost::set_cable(bool is_in) const {
  ip(fmt::format("-n {} link set eth0 {}", namespace_, is_in ? "up" : "down"));
}

}  // namespace dateline
