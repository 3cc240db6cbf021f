// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/counting_relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "tests/support/shard_server.h"

namespace dateline {
namespace {

/// How soon a relay notices its end.
constexpr int kPatienceMs = 20;

FileDescriptor new_socket() {
  return FileDescriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

void send_at_once(int socket) {
  const int yes = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

bool can_read(int socket) {
  pollfd one{socket, POLLIN, 0};
  return poll(&one, 1, kPatienceMs) > 0;
}

/// What there is, from one to the other; false at the end of either.
bool pass(int from, int to) {
  std::array<char, 1U << 16U> bytes{};
  const auto size = recv(from, bytes.data(), bytes.size(), 0);
  if (size <= 0) return false;
  const auto all = static_cast<std::size_t>(size);
  for (std::size_t sent = 0; sent < all;) {
    const auto part = send(to, bytes.data() + sent, all - sent, MSG_NOSIGNAL);
    if (part <= 0) return false;
    sent += static_cast<std::size_t>(part);
  }
  return true;
}

}  // namespace

CountingRelay::CountingRelay(std::uint16_t port) : listening_(new_socket()) {
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  auto* const head = reinterpret_cast<sockaddr*>(&address);
  constexpr int kBacklog = 16;
  if (bind(listening_.get(), head, size) != 0 || listen(listening_.get(), kBacklog) != 0 ||
      getsockname(listening_.get(), head, &size) != 0) {
    throw std::runtime_error("a relay cannot listen");
  }
  own_port_ = ntohs(address.sin_port);
  accepting_ = std::jthread([this, port] { accept_all(port); });
}

CountingRelay::~CountingRelay() {
  is_over_ = true;
  accepting_.join();
}

void CountingRelay::accept_all(std::uint16_t port) {
  while (!is_over_) {
    if (!can_read(listening_.get())) continue;
    auto client = std::make_shared<FileDescriptor>(accept(listening_.get(), nullptr, nullptr));
    auto server = std::make_shared<FileDescriptor>(new_socket());
    const sockaddr_in address = loopback(port);
    if (connect(server->get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      continue;
    }
    send_at_once(client->get());
    send_at_once(server->get());
    connections_.emplace_back([this, client, server] { pass_on(client->get(), server->get()); });
  }
  connections_.clear();
}

void CountingRelay::pass_on(int client, int server) {
  bool server_spoke = true;
  while (!is_over_) {
    std::array<pollfd, 2> both{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
    if (poll(both.data(), both.size(), kPatienceMs) <= 0) continue;
    if (both[0].revents != 0) {
      if (server_spoke) ++questions_;
      server_spoke = false;
      if (!pass(client, server)) return;
    }
    if (both[1].revents != 0) {
      server_spoke = true;
      if (!pass(server, client)) return;
    }
  }
}

}  // namespace dateline
