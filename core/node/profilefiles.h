// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QStringList>

#include <functional>
#include <memory>

namespace dovetail {

/// Several files in one stream, as plain as can be: for each a 32-bit length and its name, a 64-bit length and its bytes;
/// at the end the name that is empty. Big-endian.
class ProfileFiles final {
public:
    /// Passes on a piece; false: it cannot be taken.
    using Sink = std::function<bool(QByteArrayView)>;

    /// Name in the archive, and the file that is to be read.
    struct Source {
        QString name;
        QString path;
    };
    /// Reads all that are there. False when one cannot be read, or the sink took no more.
    [[nodiscard]] static bool pack(const QList<Source> &sources, const Sink &sink);
};

/// Takes such a stream in pieces of any size and writes the files into a folder. Only names that are expected, each once.
class ProfileUnpacker final {
public:
    ProfileUnpacker(QString folder, QStringList expected);

    /// False: no such stream, or it cannot be written.
    [[nodiscard]] bool take(QByteArrayView bytes);
    /// The stream has ended where it should.
    [[nodiscard]] bool isComplete() const { return m_ended && m_buffer.isEmpty(); }

private:
    [[nodiscard]] bool begin();

    const QString m_folder;
    QStringList m_expected;
    QByteArray m_buffer; ///< what is not understood yet: a header at most
    std::unique_ptr<QIODevice> m_file;
    quint64 m_left = 0;
    bool m_ended = false;
};

} // namespace dovetail
