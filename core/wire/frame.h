// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"
#include "core/wire/record.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <variant>

namespace dovetail::wire {

// --- Headers of a transfer's link ------------------------------------------------------------

enum class EntryKind : quint8 {
    File = 1,
    Folder = 2,  ///< comes after everything in it, so that its time can be set for good
    Link = 3,    ///< symbolic; the target is relative and stays inside the tree
    Skipped = 4, ///< could not be sent
};

/// What an entry is called and looks like. Entries are counted from 0 in the order of the sender's manifest.
struct EntryInfo {
    quint32 entry = 0;
    QString
        path; ///< components by '/', NFC; 1 .. limits::maxWirePathBytes; made safe by the receiver (SafePath)
    qint64 modifiedNs = 0; ///< since 1970 UTC
    bool executable = false;
    friend bool operator==(const EntryInfo &, const EntryInfo &) = default;
};

/// Receiver → sender, first: the transfer's entries from `next` on, please.
struct RequestHeader {
    /// The beginning of a file that is there already.
    struct Have {
        quint32 entry = 0;
        quint64 offset = 0;
        friend bool operator==(const Have &, const Have &) = default;
    };
    TransferId transfer;
    quint32 next = 0;
    QList<Have> haves; ///< ascending, at most limits::maxHaves; the digest of each follows in a PrefixHeader
    bool mayHaveSome = false; ///< identical files need not be sent: say what is upcoming
    friend bool operator==(const RequestHeader &, const RequestHeader &) = default;
};

/// Receiver → sender: the digest of what it has of a file. One for each `have`, in that order.
struct PrefixHeader {
    quint32 entry = 0;
    QByteArray digest;
    friend bool operator==(const PrefixHeader &, const PrefixHeader &) = default;
};

/// Sender → receiver that may have some: files too large for Entries that are next, in their order.
struct UpcomingHeader {
    struct File {
        quint32 entry = 0;
        QString path;
        quint64 size = 0;
        friend bool operator==(const File &, const File &) = default;
    };
    QList<File> files; ///< ascending; 1 .. limits::maxUpcoming, as are all that were not answered or sent yet
    friend bool operator==(const UpcomingHeader &, const UpcomingHeader &) = default;
};

/// Receiver → sender, for each upcoming file in that order: a file of that name and size is there (and was read), or not. Whether it
/// is the same only the receiver finds out, by the trailer: no digest of what nobody sent leaves it.
struct ThereHeader {
    quint32 entry = 0;
    bool there = false;
    friend bool operator==(const ThereHeader &, const ThereHeader &) = default;
};

/// An entry that is said in one go.
struct SmallEntry {
    EntryKind kind = EntryKind::File;
    EntryInfo info;
    QByteArray content;                 ///< File: all of it, at most limits::maxInlineBytes
    QByteArray digest;                  ///< File: XXH3-128 of it
    QString target;                     ///< Link
    ErrorCode reason = ErrorCode::None; ///< Skipped: one told to the peer
    friend bool operator==(const SmallEntry &, const SmallEntry &) = default;
};

/// Sender → receiver: entries in their order, as many as fit a record.
struct EntriesHeader {
    QList<SmallEntry> entries; ///< 1 .. limits::entriesPerRecord
    friend bool operator==(const EntriesHeader &, const EntriesHeader &) = default;
};

/// Sender → receiver: Data records follow, size − offset bytes in all, then a FileTrailer or a FileBroken.
struct FileHeader {
    EntryInfo info;
    quint64 size = 0;
    quint64 offset = 0; ///< 0, or what the receiver has and proved, or all of it when one like it is there
    friend bool operator==(const FileHeader &, const FileHeader &) = default;
};

struct FileTrailer {
    quint32 entry = 0;
    QByteArray digest; ///< XXH3-128 of the whole file, canonical (big-endian), 16 bytes
    friend bool operator==(const FileTrailer &, const FileTrailer &) = default;
};

/// Sender → receiver, in place of more data: the file changed; what was sent of it is worth nothing. The same entry
/// follows anew.
struct FileBroken {
    quint32 entry = 0;
    friend bool operator==(const FileBroken &, const FileBroken &) = default;
};

/// Sender → receiver: that was everything asked for.
struct EndHeader {
    friend bool operator==(const EndHeader &, const EndHeader &) = default;
};

/// Receiver → sender, after an End: these again, from their beginnings; another End follows.
struct AgainHeader {
    QList<quint32> entries; ///< ascending; 1 .. limits::maxHaves
    friend bool operator==(const AgainHeader &, const AgainHeader &) = default;
};

/// Receiver → sender, after an End: everything is here, verified and safe.
struct CompleteHeader {
    friend bool operator==(const CompleteHeader &, const CompleteHeader &) = default;
};

/// Either side, when it has nothing else to say: I am still here.
struct AliveHeader {
    friend bool operator==(const AliveHeader &, const AliveHeader &) = default;
};

struct UnknownHeader {
    quint64 type = 0;
    friend bool operator==(const UnknownHeader &, const UnknownHeader &) = default;
};

using Header =
    std::variant<RequestHeader, PrefixHeader, EntriesHeader, FileHeader, FileTrailer, FileBroken, EndHeader,
                 AgainHeader, CompleteHeader, AliveHeader, UpcomingHeader, ThereHeader, UnknownHeader>;

/// Room one entry may take in a record beside its path, content and target.
inline constexpr int entryOverhead = 64;

[[nodiscard]] QByteArray encodeHeader(const Header &header);
[[nodiscard]] Result<Header> decodeHeader(QByteArrayView cbor);

} // namespace dovetail::wire
