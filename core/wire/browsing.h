// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/common/share.h"

#include <QByteArray>

#include <variant>

// What is said on a link for browsing (LinkPurpose::Browse), each in a Header record: CBOR arrays [type, field ...]. The types
// go on where those of a transfer's link (frame.h) end. One question, one answer, then perhaps the next question. The question
// is a BrowseRequest as it is (share.h).
namespace dovetail::wire {

/// Publisher → asker: what is published for this peer.
struct SharesPage {
    quint32 total = 0;
    QList<PublishedShare> shares; ///< from the offset asked for on, as many as were asked for, or as fit
    friend bool operator==(const SharesPage &, const SharesPage &) = default;
};

/// Publisher → asker: what is in a folder.
struct EntriesPage {
    quint32 total = 0;
    QList<SharedEntry> entries; ///< likewise; none beyond the end
    friend bool operator==(const EntriesPage &, const EntriesPage &) = default;
};

/// Publisher → asker: nothing of that.
struct BrowseRefused {
    ErrorCode reason = ErrorCode::NotShared; ///< one told to the peer
    friend bool operator==(const BrowseRefused &, const BrowseRefused &) = default;
};

struct UnknownBrowsing {
    quint64 type = 0;
    friend bool operator==(const UnknownBrowsing &, const UnknownBrowsing &) = default;
};

using Browsing = std::variant<BrowseRequest, SharesPage, EntriesPage, BrowseRefused, UnknownBrowsing>;

/// Room that one item takes in a page beside its name, and the page beside its items.
inline constexpr int browseItemOverhead = 32;
inline constexpr int browsePageOverhead = 32;

/// Pages must have been cut to limits::maxHeaderPayload.
[[nodiscard]] QByteArray encodeBrowsing(const Browsing &browsing);
[[nodiscard]] Result<Browsing> decodeBrowsing(QByteArrayView cbor);

} // namespace dovetail::wire
