// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/files/foldertree.h"
#include "core/wire/frame.h"

#include <QBuffer>
#include <QCborStreamWriter>
#include <QFile>
#include <QList>

#include <memory>

namespace dovetail::files {

/// Where entries come from: one path that was offered.
struct ManifestRoot {
    QByteArray folder;   ///< native and absolute: the offered folder, or the one the offered file lies in
    QString name;        ///< what it is called on the wire
    bool single = false; ///< a file alone: its entry is called as the root
    /// Native, relative to `folder`: where in it the entries' paths begin. Of a published folder only this is taken, but it
    /// must not be left on the way there.
    QByteArray inner = {};
    friend bool operator==(const ManifestRoot &, const ManifestRoot &) = default;
};

/// One entry as it was scanned.
struct ManifestEntry {
    wire::EntryKind kind = wire::EntryKind::File;
    ManifestRoot root;
    QByteArray path; ///< native, relative to `inner` in the root's folder; empty: that folder itself
    FileStat stat;
    QByteArray target; ///< of a link
    /// As it is called on the wire: components by '/', NFC.
    [[nodiscard]] QString wirePath() const;
    /// Where it lies, relative to the root's folder.
    [[nodiscard]] QByteArray pathInRoot() const;
    friend bool operator==(const ManifestEntry &, const ManifestEntry &) = default;
};

struct ManifestTotals {
    quint32 files = 0; ///< links too
    quint32 folders = 0;
    quint64 bytes = 0;
    [[nodiscard]] quint32 entries() const { return files + folders; }
    friend bool operator==(const ManifestTotals &, const ManifestTotals &) = default;
};

/// Writes what was scanned to a file in the profile, entry by entry, so that a million of them need no memory: length and
/// CBOR each, at the end an index of every few hundredth and the totals. The file has its name only once it is whole.
class ManifestWriter final {
public:
    /// Null when it cannot be written.
    [[nodiscard]] static std::unique_ptr<ManifestWriter> create(const QString &path);
    ~ManifestWriter();

    void beginRoot(const ManifestRoot &root);
    void add(const ManifestEntry &entry);
    /// A folder of the root begun last, of which nothing could be read: see ManifestReader::holes(). The first few are kept.
    void addHole(const QByteArray &path);
    [[nodiscard]] const ManifestTotals &totals() const { return m_totals; }
    /// False: a write failed, and there is no manifest.
    [[nodiscard]] bool finish();

private:
    struct Mark {
        qint64 offset = 0;
        ManifestTotals before;
    };
    void append(QByteArrayView bytes);
    /// One item's bytes as they lie in the file: their length and what `write` says.
    template <typename Write>
    void appendItem(Write write);

    QString m_path;
    QFile m_file;
    QByteArray m_buffer;
    QBuffer m_item; ///< written over by each; only up to its position it holds the last one
    QCborStreamWriter m_cbor{&m_item};
    qint64 m_offset = 0;
    qint64 m_root = 0;
    QList<Mark> m_marks;
    struct Hole {
        qint64 root = 0;
        QByteArray path;
    };
    QList<Hole> m_holes;
    ManifestTotals m_totals;
    bool m_failed = false;
};

/// Reads it, from any entry on.
class ManifestReader final {
public:
    /// Null when there is none that is whole.
    [[nodiscard]] static std::unique_ptr<ManifestReader> open(const QString &path);

    [[nodiscard]] const ManifestTotals &totals() const { return m_totals; }
    /// The next read() is this entry's. False beyond the end.
    [[nodiscard]] bool seek(quint32 entry);
    /// What comes before the next entry.
    [[nodiscard]] const ManifestTotals &before() const { return m_before; }
    [[nodiscard]] bool atEnd() const { return m_before.entries() >= m_totals.entries(); }
    /// SourceChanged when the file is damaged or at its end.
    [[nodiscard]] Result<ManifestEntry> read();
    /// The folders that could not be read, each as a root of its own by which what is in it belongs to the same tree. Afterwards
    /// at the end.
    [[nodiscard]] QList<ManifestRoot> holes();

private:
    struct Mark {
        qint64 offset = 0;
        ManifestTotals before;
    };
    [[nodiscard]] bool readIndex();
    [[nodiscard]] QByteArray readItem();
    [[nodiscard]] bool readRoot(qint64 offset);

    QFile m_file;
    QList<Mark> m_marks;
    ManifestTotals m_totals;
    ManifestTotals m_before;
    qint64 m_end = 0; ///< of the entries
    qint64 m_rootOffset = -1;
    ManifestRoot m_root;
};

} // namespace dovetail::files
