// SPDX-License-Identifier: GPL-2.0-or-later
// What an index means, as text: equal for two indexes exactly if a reader could not tell them
// apart, whatever order they were built in.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

namespace dateline {

/// The terms of a document, `, ` between them: `term:wdf`, then `@` and the positions if it has
/// any. The terms of its id and URL are shown as `Q#` and `XU#` where they are what the record
/// says.
std::string dump_terms(const Xapian::Document& document);

/// The values of a document as `quality=76 heat=80 ...`, decoded; a slot without a value is left
/// out. `topics` is the topic table.
std::string dump_values(const Xapian::Document& document, const std::vector<std::string>& topics);

/// The record of a document, a field a line.
std::string dump_record(const Xapian::Document& document);

/// The three above of each document, by its id. Throws Xapian::Error.
std::map<std::string, std::string> dump_documents(const Xapian::Database& index);

/// Everything in the index in folder `db`: the documents by id, then the files it remembers.
/// Document ids, topic ids, file stamps and generations do not show. Throws IndexError.
std::string logical_dump(const std::string& db);

}  // namespace dateline
