// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/http/server_metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <utility>

namespace dateline {
namespace {

/// Seconds; a search takes about one millisecond.
const prometheus::Histogram::BucketBoundaries& duration_buckets() {
  static const prometheus::Histogram::BucketBoundaries buckets{
      0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
  return buckets;
}

std::string route_of(const HttpResponse& response) {
  return response.route.empty() ? "none" : response.route;
}

}  // namespace

struct ServerMetrics::Families {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter()
          .Name("dateline_http_requests_total")
          .Help("Requests answered, by route, method and status.")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& durations =
      prometheus::BuildHistogram()
          .Name("dateline_http_request_duration_seconds")
          .Help("From a request's first line to the last byte of its answer, by route.")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& bytes =
      prometheus::BuildCounter()
          .Name("dateline_http_response_bytes_total")
          .Help("Bytes of the answers' bodies, by route.")
          .Register(registry);
  prometheus::Gauge& connections = prometheus::BuildGauge()
                                       .Name("dateline_http_connections")
                                       .Help("Connections that are open.")
                                       .Register(registry)
                                       .Add({});
  prometheus::Gauge& queued = prometheus::BuildGauge()
                                  .Name("dateline_http_queued_requests")
                                  .Help("Requests that wait for a worker.")
                                  .Register(registry)
                                  .Add({});
  prometheus::Gauge& documents = prometheus::BuildGauge()
                                     .Name("dateline_index_documents")
                                     .Help("Articles in the index, as last read.")
                                     .Register(registry)
                                     .Add({});
};

ServerMetrics::ServerMetrics(std::function<ServerLoad()> load)
    : load_(std::move(load)), families_(std::make_unique<Families>()) {
  prometheus::BuildGauge()
      .Name("dateline_build_info")
      .Help("Always 1; the label tells the version.")
      .Register(families_->registry)
      .Add({{"version", DATELINE_VERSION}})
      .Set(1);
}

ServerMetrics::~ServerMetrics() = default;

void ServerMetrics::count(const HttpRequest& request, const HttpResponse& response,
                          std::chrono::nanoseconds took) {
  const std::string route = route_of(response);
  families_->requests
      .Add({{"route", route},
            {"method", std::string(name_of(request.method))},
            {"status", std::to_string(response.status)}})
      .Increment();
  families_->bytes.Add({{"route", route}}).Increment(static_cast<double>(response.body.size()));
  families_->durations.Add({{"route", route}}, duration_buckets())
      .Observe(std::chrono::duration<double>(took).count());
}

void ServerMetrics::set_documents(std::uint64_t documents) {
  families_->documents.Set(static_cast<double>(documents));
}

std::string ServerMetrics::text() const {
  const ServerLoad load = load_();
  families_->connections.Set(static_cast<double>(load.connections));
  families_->queued.Set(static_cast<double>(load.queued));
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace dateline
