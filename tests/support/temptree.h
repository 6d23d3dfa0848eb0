// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

namespace dovetail::test {

/// A folder with files for one test, gone with it.
class TempTree final {
public:
    TempTree();

    [[nodiscard]] QString path(const QString &name = {}) const;
    /// Writes a file (and its folders); its full path.
    QString write(const QString &name, const QByteArray &bytes) const;
    QString makeFolder(const QString &name) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] bool contains(const QString &name) const;
    /// Everything in a folder, hidden and broken links too, sorted.
    [[nodiscard]] QStringList names(const QString &folder = {}) const;

    bool remove(const QString &name) const;
    /// A tree in words, a line an entry, to compare: path, kind, content's hash, time, executable; a link's target.
    [[nodiscard]] QStringList describe(const QString &folder) const;

    /// The same `size` bytes for the same seed; no two chunks of them alike.
    [[nodiscard]] static QByteArray noise(qsizetype size, quint32 seed = 1);

private:
    QTemporaryDir m_folder;
};

} // namespace dovetail::test
