// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/http/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace dateline {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

RawClient::RawClient(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    throw std::system_error(errno, std::generic_category(), "connect");
  }
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::read_some(std::string& out, milliseconds wait) {
  pollfd ready{socket_.get(), POLLIN, 0};
  if (poll(&ready, 1, static_cast<int>(wait.count())) <= 0) return false;
  std::array<char, 65536> buffer{};
  const ssize_t got = recv(socket_.get(), buffer.data(), buffer.size(), 0);
  is_at_end_ = got <= 0;
  if (is_at_end_) return false;
  out.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

std::string RawClient::read_all(milliseconds wait) {
  std::string out;
  const auto last = Clock::now() + wait;
  for (auto left = wait; left.count() > 0 && !is_at_end_;
       left = std::chrono::duration_cast<milliseconds>(last - Clock::now())) {
    read_some(out, left);
  }
  return out;
}

std::string RawClient::read_response() {
  constexpr std::string_view kLength = "Content-Length: ";
  std::string out;
  while (read_some(out, std::chrono::seconds(10))) {
    const auto end = out.find("\r\n\r\n");
    if (end == std::string::npos) continue;
    const auto at = out.find(kLength);
    const std::size_t body = at < end ? std::stoul(out.substr(at + kLength.size())) : 0;
    if (out.size() >= end + 4 + body) break;
  }
  return out;
}

bool RawClient::is_closed_within(milliseconds wait) {
  read_all(wait);
  return is_at_end_;
}

int status_of(const std::string& response) {
  constexpr std::string_view kStart = "HTTP/1.1 ";
  return response.starts_with(kStart) ? std::stoi(response.substr(kStart.size(), 3)) : 0;
}

std::string exchange(std::uint16_t port, std::string_view bytes) {
  RawClient client(port);
  client.send(bytes);
  return client.read_all();
}

}  // namespace dateline
