// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>

/// What fault_shim tells the test that watches its program, through a mapped file.
struct ShimStatus {
  std::atomic<unsigned long> calls{0};
  /// Between the first byte that is written and the folder's sync that ends a commit.
  std::atomic<bool> is_writing{false};
};
