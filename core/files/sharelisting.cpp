// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sharelisting.h"

#include "core/common/limits.h"
#include "core/wire/browsing.h"

#include <QCollator>

#include <algorithm>
#include <vector>

namespace dovetail::files {

void ShareListing::arrange(BrowseRequest::Sort sort, bool descending, const QString &filter)
{
    if (m_arranged && m_sort == sort && m_descending == descending && m_filter == filter)
        return;
    m_arranged = true;
    m_sort = sort;
    m_descending = descending;
    m_filter = filter;
    m_order.clear();
    const QString wanted = filter.normalized(QString::NormalizationForm_C);
    for (int i = 0; i < m_entries.size(); ++i)
        if (wanted.isEmpty() || m_entries[i].name.contains(wanted, Qt::CaseInsensitive))
            m_order += i;

    // "C" would sort by bytes, and "10" before "2".
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(size_t(m_entries.size()));
    for (const SharedEntry &entry : std::as_const(m_entries))
        keys.push_back(collator.sortKey(entry.name));
    const auto byName = [&](int a, int b) {
        const int order = keys[size_t(a)].compare(keys[size_t(b)]);
        return order != 0 ? order < 0 : m_entries[a].name < m_entries[b].name;
    };
    std::sort(m_order.begin(), m_order.end(), [&](int a, int b) {
        const SharedEntry &first = m_entries[a];
        const SharedEntry &second = m_entries[b];
        if (first.folder != second.folder)
            return first.folder;
        if (sort == BrowseRequest::Sort::Size && first.bytes != second.bytes)
            return (first.bytes < second.bytes) != descending;
        if (sort == BrowseRequest::Sort::Modified && first.modifiedMs != second.modifiedMs)
            return (first.modifiedMs < second.modifiedMs) != descending;
        return sort == BrowseRequest::Sort::Name && descending ? byName(b, a) : byName(a, b);
    });
}

QList<SharedEntry> ShareListing::page(int offset, int count) const
{
    QList<SharedEntry> page;
    qsizetype room = limits::maxHeaderPayload - wire::browsePageOverhead;
    for (qsizetype i = offset; i < m_order.size() && page.size() < count; ++i) {
        const SharedEntry &entry = m_entries[m_order[i]];
        room -= entry.name.toUtf8().size() + wire::browseItemOverhead;
        if (room < 0)
            break;
        page += entry;
    }
    return page;
}

} // namespace dovetail::files
