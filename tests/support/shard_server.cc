// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/shard_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "common/file_descriptor.h"

namespace dateline {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

bool is_listening(std::uint16_t port) {
  // The kernel knows, so that no connection has to be made to ask.
  constexpr unsigned kListen = 0x0A;
  std::ifstream sockets("/proc/net/tcp");
  std::string line;
  std::getline(sockets, line);
  while (std::getline(sockets, line)) {
    unsigned local = 0;
    unsigned state = 0;
    constexpr int kBoth = 2;
    if (std::sscanf(line.c_str(), " %*d: %*8x:%x %*8x:%*x %x", &local, &state) == kBoth &&
        local == port && state == kListen) {
      return true;
    }
  }
  return false;
}

std::uint16_t free_port() {
  const FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  auto* const head = reinterpret_cast<sockaddr*>(&address);
  if (bind(socket.get(), head, size) != 0 || getsockname(socket.get(), head, &size) != 0) {
    throw std::runtime_error("no free port");
  }
  return ntohs(address.sin_port);
}

ShardServer::ShardServer(const std::string& db, Life life, std::uint16_t port) : port_(port) {
  Command command;
  command.argv = {"/usr/bin/xapian-tcpsrv", "--interface", "127.0.0.1", "--port",
                  std::to_string(port),     "--quiet",     db};
  if (life == Life::kOneConnection) command.argv.insert(command.argv.begin() + 1, "--one-shot");
  command.timeout = std::chrono::minutes(10);
  server_ = std::make_unique<RunningCommand>(std::move(command));
  for (int i = 0; i < 1000 && !is_listening(port); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  if (!is_listening(port)) throw std::runtime_error("xapian-tcpsrv does not listen");
}

}  // namespace dateline
