// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerow.h"
#include "core/store/messagetable.h"

namespace dovetail::store {

Result<SearchResult> MessageTable::search(const SearchQuery &)
{
    return SearchResult{{}, true};
}

} // namespace dovetail::store
