// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/http_server.h"

#include <microhttpd.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <system_error>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/file_descriptor.h"
#include "searcher/http/mhd_exchange.h"
#include "searcher/http/problem_json.h"
#include "searcher/http/worker_pool.h"

namespace dateline {
namespace {

using std::chrono::milliseconds;

/// Beyond this libmicrohttpd answers by itself; a header's parsed form is in it, too.
constexpr std::size_t kConnectionBytes = std::size_t{24} * 1024;

/// How late a deadline may be noticed.
constexpr milliseconds kTick{250};

SteadyTime now() { return std::chrono::steady_clock::now(); }

HttpResponse overloaded() {
  auto response = problem({503, "the server has more requests than it can answer; try again"});
  response.headers.push_back({"Retry-After", "1"});
  return response;
}

}  // namespace

/// All but work() and wake_up() runs on the thread that called HttpServer::run().
struct HttpServer::Loop {
  Loop(const ListenAddress& where, const ServerLimits& caps, Application& served);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void wake_up() const noexcept { eventfd_write(wake.get(), 1); }
  void start();
  void turn();
  void resume_answered();
  void cut_off_late();
  void stop_listening();
  void drain();
  void work(Exchange* exchange, std::size_t worker);
  MHD_Result receive(Exchange& exchange, const char* method, const char* data, std::size_t* size);
  MHD_Result ask(Exchange& exchange);
  MHD_Result answer(Exchange& exchange, HttpResponse response);

  static void* on_target(void* loop, const char* target, MHD_Connection* connection);
  static MHD_Result on_request(void* loop, MHD_Connection* connection, const char* url,
                               const char* method, const char* version, const char* data,
                               std::size_t* size, void** exchange);
  static void on_completed(void* loop, MHD_Connection* connection, void** exchange,
                           MHD_RequestTerminationCode why);
  static void on_connection(void* loop, MHD_Connection* connection, void** peer,
                            MHD_ConnectionNotificationCode what);

  ListenAddress address;
  const ServerLimits limits;
  Application& application;
  FileDescriptor listener;
  FileDescriptor wake;
  std::atomic<bool> must_stop = false;
  bool is_draining = false;
  std::unordered_set<Peer*> peers;
  std::atomic<std::size_t> peer_count = 0;
  std::mutex mutex;
  std::vector<Exchange*> answered;  // by workers, not yet resumed; guarded by `mutex`
  MHD_Daemon* daemon = nullptr;
  std::unique_ptr<WorkerPool<Exchange*>> workers;
};

HttpServer::Loop::Loop(const ListenAddress& where, const ServerLimits& caps, Application& served)
    : address(where),
      limits(caps),
      application(served),
      listener(listen_at(address)),
      wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (!wake) throw std::system_error(errno, std::generic_category(), "eventfd");
  start();
  workers = std::make_unique<WorkerPool<Exchange*>>(
      limits.workers, limits.queue,
      [this](Exchange* exchange, std::size_t worker) { work(exchange, worker); });
}

HttpServer::Loop::~Loop() {
  workers.reset();
  resume_answered();
  stop_listening();
  MHD_stop_daemon(daemon);
}

void HttpServer::Loop::start() {
  daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr,
                            on_request, this, MHD_OPTION_LISTEN_SOCKET, listener.get(),  //
                            MHD_OPTION_CONNECTION_LIMIT, limits.connections,             //
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionBytes,        //
                            MHD_OPTION_STRICT_FOR_CLIENT, 1,                             //
                            MHD_OPTION_URI_LOG_CALLBACK, on_target, this,                //
                            MHD_OPTION_NOTIFY_COMPLETED, on_completed, this,             //
                            MHD_OPTION_NOTIFY_CONNECTION, on_connection, this, MHD_OPTION_END);
  if (daemon == nullptr) throw std::system_error(errno, std::generic_category(), "libmicrohttpd");
}

void HttpServer::Loop::turn() {
  MHD_UNSIGNED_LONG_LONG wanted = 0;
  auto longest = static_cast<int>(kTick.count());
  if (MHD_get_timeout(daemon, &wanted) == MHD_YES) {
    longest = static_cast<int>(std::min<MHD_UNSIGNED_LONG_LONG>(wanted, kTick.count()));
  }
  const int epoll = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
  std::array<pollfd, 2> fds{{{epoll, POLLIN, 0}, {wake.get(), POLLIN, 0}}};
  poll(fds.data(), fds.size(), longest);
  eventfd_t ignored = 0;
  eventfd_read(wake.get(), &ignored);
  resume_answered();
  MHD_run(daemon);
  cut_off_late();
}

void HttpServer::Loop::resume_answered() {
  std::vector<Exchange*> ready;
  {
    const std::lock_guard lock(mutex);
    ready.swap(answered);
  }
  for (Exchange* exchange : ready) {
    exchange->is_answered = true;
    MHD_resume_connection(exchange->connection);
  }
}

void HttpServer::Loop::cut_off_late() {
  const SteadyTime moment = now();
  for (Peer* peer : peers) {
    if (peer->deadline > moment) continue;
    shutdown(peer->socket, SHUT_RDWR);
    peer->deadline = SteadyTime::max();
  }
}

/// libmicrohttpd would close the socket itself, had it not given it back.
void HttpServer::Loop::stop_listening() {
  if (listener) MHD_quiesce_daemon(daemon);
  listener.reset();
}

void HttpServer::Loop::drain() {
  is_draining = true;
  stop_listening();
  const SteadyTime last = now() + limits.drain_time;
  for (Peer* peer : peers) {
    peer->deadline = peer->has_exchange ? std::min(peer->deadline, last) : SteadyTime::min();
  }
  while (!peers.empty() && now() < last) turn();
}

void HttpServer::Loop::work(Exchange* exchange, std::size_t worker) {
  const bool is_late = now() >= exchange->started + limits.request_time;
  exchange->response = is_late ? overloaded() : application.answer(exchange->request, worker);
  {
    const std::lock_guard lock(mutex);
    answered.push_back(exchange);
  }
  wake_up();
}

MHD_Result HttpServer::Loop::receive(Exchange& exchange, const char* method, const char* data,
                                     std::size_t* size) {
  if (!exchange.has_header) {
    exchange.has_header = true;
    auto refusal = read_header(method, limits, exchange);
    return refusal ? answer(exchange, std::move(*refusal)) : MHD_YES;
  }
  if (*size > 0) {
    read_body(data, std::exchange(*size, 0), limits.body_bytes, exchange);
    return MHD_YES;
  }
  if (exchange.is_answered) return send_response(exchange, is_draining);
  return exchange.is_too_large ? answer(exchange, body_too_large(limits)) : ask(exchange);
}

MHD_Result HttpServer::Loop::ask(Exchange& exchange) {
  if (auto response = application.answer_at_once(exchange.request)) {
    return answer(exchange, std::move(*response));
  }
  MHD_suspend_connection(exchange.connection);
  if (workers->try_submit(&exchange)) return MHD_YES;
  MHD_resume_connection(exchange.connection);
  exchange.response = overloaded();
  exchange.is_answered = true;
  return MHD_YES;
}

MHD_Result HttpServer::Loop::answer(Exchange& exchange, HttpResponse response) {
  exchange.response = std::move(response);
  return send_response(exchange, is_draining);
}

void* HttpServer::Loop::on_target(void* /*loop*/, const char* target, MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  auto exchange = std::make_unique<Exchange>();
  exchange->target = target;
  exchange->connection = connection;
  exchange->peer = static_cast<Peer*>(info->socket_context);
  exchange->started = now();
  exchange->peer->has_exchange = true;
  return exchange.release();
}

// libmicrohttpd's callback has eight parameters.
// NOLINTNEXTLINE(readability-function-size)
MHD_Result HttpServer::Loop::on_request(void* loop, MHD_Connection* /*connection*/,
                                        const char* /*url*/, const char* method,
                                        const char* /*version*/, const char* data,
                                        std::size_t* size, void** exchange) {
  auto& self = *static_cast<Loop*>(loop);
  auto& current = *static_cast<Exchange*>(*exchange);
  if (!current.has_header) {
    current.peer->deadline = current.started + self.limits.request_time;
  }
  return self.receive(current, method, data, size);
}

void HttpServer::Loop::on_completed(void* loop, MHD_Connection* /*connection*/, void** exchange,
                                    MHD_RequestTerminationCode why) {
  auto& self = *static_cast<Loop*>(loop);
  const std::unique_ptr<Exchange> over(static_cast<Exchange*>(std::exchange(*exchange, nullptr)));
  if (!over) return;
  over->peer->has_exchange = false;
  over->peer->deadline = self.is_draining ? SteadyTime::min() : now() + self.limits.idle_time;
  if (!over->has_header) return;
  self.application.finished(over->request, over->response, now() - over->started,
                            why == MHD_REQUEST_TERMINATED_COMPLETED_OK);
}

void HttpServer::Loop::on_connection(void* loop, MHD_Connection* connection, void** peer,
                                     MHD_ConnectionNotificationCode what) {
  auto& self = *static_cast<Loop*>(loop);
  if (what == MHD_CONNECTION_NOTIFY_STARTED) {
    auto* const added = new Peer();
    added->socket =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    added->deadline = now() + self.limits.header_time;
    self.peers.insert(added);
    *peer = added;
  } else {
    auto* const gone = static_cast<Peer*>(std::exchange(*peer, nullptr));
    self.peers.erase(gone);
    delete gone;
  }
  self.peer_count = self.peers.size();
}

HttpServer::HttpServer(const ListenAddress& address, const ServerLimits& limits,
                       Application& application)
    : loop_(std::make_unique<Loop>(address, limits, application)) {}

HttpServer::~HttpServer() = default;

const ListenAddress& HttpServer::address() const { return loop_->address; }

void HttpServer::run() {
  while (!loop_->must_stop) loop_->turn();
  loop_->drain();
}

void HttpServer::stop() noexcept {
  loop_->must_stop = true;
  loop_->wake_up();
}

std::size_t HttpServer::connections() const { return loop_->peer_count; }
std::size_t HttpServer::queued() const { return loop_->workers->queued(); }

}  // namespace dateline
