// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/limits.h"
#include "tests/core/files/sessionstage.h"

// What somebody may say on a transfer's link who does not mean well.
namespace dovetail::test {

using wire::AgainHeader;
using wire::CompleteHeader;
using wire::EndHeader;
using wire::EntriesHeader;
using wire::EntryInfo;
using wire::EntryKind;
using wire::FileBroken;
using wire::FileHeader;
using wire::FileTrailer;
using wire::PrefixHeader;
using wire::RequestHeader;
using wire::SmallEntry;
using wire::ThereHeader;
using wire::UpcomingHeader;

/// What a liar puts on the link: headers, and byte arrays as data records.
using Line = std::variant<wire::Header, QByteArray>;

inline void speak(net::Link &link, const QList<Line> &lines)
{
    for (const Line &line : lines) {
        if (const auto *header = std::get_if<wire::Header>(&line))
            link.send(wire::RecordType::Header, net::RecordBuffer(wire::encodeHeader(*header)));
        else
            link.send(wire::RecordType::Data, net::RecordBuffer(std::get<QByteArray>(line)));
    }
}

inline EntryInfo info(quint32 entry, const QString &path)
{
    return {entry, path, 0, false};
}

inline SmallEntry small(quint32 entry, const QString &path, const QByteArray &content)
{
    return {EntryKind::File, info(entry, path), content, digestOf(content), {}, ErrorCode::None};
}

inline SmallEntry folder(quint32 entry, const QString &path)
{
    return {EntryKind::Folder, info(entry, path), {}, {}, {}, ErrorCode::None};
}

inline SmallEntry symlink(quint32 entry, const QString &path, const QString &target)
{
    return {EntryKind::Link, info(entry, path), {}, {}, target, ErrorCode::None};
}

inline const QString a = QStringLiteral("a");
inline const QString b = QStringLiteral("b");

} // namespace dovetail::test
