// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/listen_socket.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <system_error>

namespace dateline {
namespace {

/// Connections that the kernel keeps until the server takes them.
constexpr int kBacklog = 1024;

/// An address as the kernel wants it.
struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;

  [[nodiscard]] int family() const { return storage.ss_family; }
};

template <typename Address>
SocketAddress stored(const Address& address) {
  SocketAddress out;
  std::memcpy(&out.storage, &address, sizeof address);
  out.size = sizeof address;
  return out;
}

std::optional<SocketAddress> socket_address(const ListenAddress& address) {
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  v4.sin_port = htons(address.port);
  if (inet_pton(AF_INET, address.host.c_str(), &v4.sin_addr) == 1) return stored(v4);
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  v6.sin6_port = htons(address.port);
  if (inet_pton(AF_INET6, address.host.c_str(), &v6.sin6_addr) == 1) return stored(v6);
  return std::nullopt;
}

// The socket functions take any kind of address by a pointer to its common head.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
sockaddr* head(SocketAddress& address) { return reinterpret_cast<sockaddr*>(&address.storage); }

void check(int result, const ListenAddress& address) {
  if (result == 0) return;
  throw std::system_error(errno, std::generic_category(),
                          fmt::format("cannot listen at {}", authority_of(address)));
}

void set_option(int socket, int level, int name, const ListenAddress& address) {
  const int on = 1;
  check(setsockopt(socket, level, name, &on, sizeof on), address);
}

std::uint16_t port_of(int socket, const ListenAddress& address) {
  SocketAddress bound;
  bound.size = sizeof bound.storage;
  check(getsockname(socket, head(bound), &bound.size), address);
  if (bound.family() == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &bound.storage, sizeof v4);
    return ntohs(v4.sin_port);
  }
  sockaddr_in6 v6{};
  std::memcpy(&v6, &bound.storage, sizeof v6);
  return ntohs(v6.sin6_port);
}

}  // namespace

Result<ListenAddress, Failure> parse_listen_address(std::string_view text) {
  const Failure bad{
      fmt::format("--listen takes an address and a port such as 127.0.0.1:8080 or [::1]:8080, not "
                  "'{}'",
                  text)};
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return bad;
  ListenAddress out;
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  const bool in_brackets = host.starts_with('[') && host.ends_with(']');
  if (in_brackets) host = host.substr(1, host.size() - 2);
  out.host = host == "localhost" ? "127.0.0.1" : host;
  const auto [stop, error] = std::from_chars(port.data(), port.data() + port.size(), out.port);
  if (error != std::errc() || stop != port.data() + port.size() || port.empty()) return bad;
  const auto address = socket_address(out);
  if (!address || (address->family() == AF_INET6) != in_brackets) return bad;
  return out;
}

std::string authority_of(const ListenAddress& address) {
  const bool is_v6 = address.host.find(':') != std::string::npos;
  return is_v6 ? fmt::format("[{}]:{}", address.host, address.port)
               : fmt::format("{}:{}", address.host, address.port);
}

bool is_loopback(const ListenAddress& address) {
  return address.host.starts_with("127.") || address.host == "::1";
}

FileDescriptor listen_at(ListenAddress& address) {
  auto wanted = socket_address(address).value();
  FileDescriptor socket(::socket(wanted.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  check(socket.get() < 0 ? -1 : 0, address);
  set_option(socket.get(), SOL_SOCKET, SO_REUSEADDR, address);
  if (wanted.family() == AF_INET6) set_option(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, address);
  check(bind(socket.get(), head(wanted), wanted.size), address);
  check(listen(socket.get(), kBacklog), address);
  address.port = port_of(socket.get(), address);
  return socket;
}

}  // namespace dateline
