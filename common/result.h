// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace dateline {

/// A reason that is only a sentence.
struct Failure {
  std::string message;

  friend bool operator==(const Failure&, const Failure&) = default;
};

/// A value, or the reason why there is none. Bad input is answered with a Result; an exception is
/// kept for a failing environment (disk, memory, damaged index) and an assertion for our own bug.
/// Thread-compatible: as safe to share as T and E are.
template <typename T, typename E>
class [[nodiscard]] Result {
 public:
  // A function returns a value or an error as it is.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value. Requires ok().
  [[nodiscard]] T& value() {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }

  /// The reason. Requires !ok().
  [[nodiscard]] const E& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, E> state_;
};

}  // namespace dateline
