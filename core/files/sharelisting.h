// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/share.h"

namespace dovetail::files {

/// What is in one published folder, as it was read, and the pages of it that somebody looks at: sorted and filtered as they
/// ask. Pure.
class ShareListing final {
public:
    explicit ShareListing(QList<SharedEntry> entries) : m_entries(std::move(entries)) {}

    /// Everything that was read, filtered or not.
    [[nodiscard]] qsizetype size() const { return m_entries.size(); }
    /// How the pages are to be. Nothing to do when they are so already.
    void arrange(BrowseRequest::Sort sort, bool descending, const QString &filter);
    [[nodiscard]] int total() const { return int(m_order.size()); }
    /// From `offset` on, at most `count`, no more than fit a record.
    [[nodiscard]] QList<SharedEntry> page(int offset, int count) const;

private:
    QList<SharedEntry> m_entries;
    QList<int> m_order;
    bool m_arranged = false;
    BrowseRequest::Sort m_sort = BrowseRequest::Sort::Name;
    bool m_descending = false;
    QString m_filter;
};

} // namespace dovetail::files
