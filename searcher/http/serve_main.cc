// SPDX-License-Identifier: GPL-2.0-or-later
#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "common/exit_code.h"
#include "common/option_settings.h"
#include "searcher/http/http_server.h"
#include "searcher/http/search_service.h"
#include "searcher/http/serve_options.h"
#include "searcher/http/server_log.h"
#include "searcher/printable.h"

namespace dateline {
namespace {

ServeExit fail(ServeExit code, std::string_view message) {
  std::cerr << "dateline-serve: error: " << printable(message) << '\n';
  return code;
}

/// Waits for one of `signals`, which must be blocked in all threads.
int wait_for(const sigset_t& signals) {
  int signal = 0;
  while (sigwait(&signals, &signal) != 0) {
  }
  return signal;
}

void serve(const ServeOptions& options) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  ServerLog log(options.log_format, options.log_level);
  SearchService service({options.db, options.limits.workers, options.guard}, log);
  HttpServer server(options.listen, options.limits, service);
  service.report_load([&] { return ServerLoad{server.connections(), server.queued()}; });
  log.write(LogLevel::kInfo, "listening",
            {{"url", "http://" + authority_of(server.address()) + "/"}, {"db", options.db}});
  std::thread loop([&] { server.run(); });
  const int signal = wait_for(signals);
  log.write(LogLevel::kInfo, "stopping", {{"signal", std::int64_t{signal}}});
  service.set_stopping();
  server.stop();
  loop.join();
  log.write(LogLevel::kInfo, "stopped", {});
}

/// `arguments`: what follows `config`.
ServeExit show_config(const std::vector<std::string>& arguments) {
  const auto text = config_text(arguments, serve_settings());
  if (!text) return fail(ServeExit::kUsage, text.error().message);
  std::cout << *text;
  return ServeExit::kStopped;
}

/// `help` and `help config` as what they mean.
std::vector<std::string> without_help_verb(std::vector<std::string> arguments) {
  if (arguments.empty() || arguments.front() != "help") return arguments;
  arguments.erase(arguments.begin());
  arguments.emplace_back("--help");
  return arguments;
}

ServeExit run(const std::vector<std::string>& given) {
  const auto arguments = without_help_verb(given);
  if (!arguments.empty() && arguments.front() == "config") {
    return show_config({arguments.begin() + 1, arguments.end()});
  }
  const auto options = parse_serve_options(arguments);
  if (!options) {
    return fail(ServeExit::kUsage, blamed(options.error(), serve_settings(), arguments).message);
  }
  if (options->help) {
    std::cout << serve_help();
  } else if (options->version) {
    std::cout << "dateline-serve " DATELINE_VERSION "\n";
  } else {
    serve(*options);
  }
  return ServeExit::kStopped;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  try {
    return static_cast<int>(dateline::run(arguments));
  } catch (const std::exception& error) {
    return static_cast<int>(dateline::fail(dateline::ServeExit::kFailed, error.what()));
  }
}
