// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"
#include "core/files/foldertree.h"
#include "core/wire/frame.h"

#include <QList>
#include <QString>

#include <map>

namespace dovetail::files {

/// Where the files of one incoming transfer lie until they get their places: a hidden folder within the target, so on the same
/// disk, its files called by their entries' numbers. What it holds is all that has to be known to go on after a crash.
class Staging final {
public:
    /// Makes the folder in `target` when it is missing; a link in its place is not followed. CannotWrite, NotEnoughSpace.
    [[nodiscard]] Result<void> open(FileHandle target, const TransferId &transfer);
    /// open() had to make it.
    [[nodiscard]] bool isNew() const { return m_new; }
    [[nodiscard]] FileHandle folder() const { return m_folder.get(); }
    [[nodiscard]] static QString nameFor(const TransferId &transfer);
    [[nodiscard]] static QByteArray nameOf(quint32 entry) { return QByteArray::number(entry); }

    /// The sizes of the files that are there, by entry. Anything else is removed, and what was adopted: it must not be written.
    [[nodiscard]] std::map<quint32, qint64> files();
    /// Begins a file; one of that entry is replaced.
    [[nodiscard]] Result<Descriptor> create(quint32 entry) const;
    /// Goes on behind the first `offset` bytes.
    [[nodiscard]] Result<Descriptor> resume(quint32 entry, qint64 offset) const;
    /// To read what is there of one.
    [[nodiscard]] Descriptor read(quint32 entry) const;
    [[nodiscard]] static Result<void> write(FileHandle file, QByteArrayView bytes);
    /// Gives the file its time and rights, and closes it.
    [[nodiscard]] static Result<void> close(Descriptor file, qint64 modifiedNs, bool executable);
    /// Puts a file that is there already, found in another folder, beside the others; the same file, not a copy. False where
    /// that cannot be, because of the file system or of rights.
    [[nodiscard]] bool adopt(FileHandle folder, const QByteArray &name, quint32 entry);
    /// Gives one that was adopted its time and rights.
    void changeAdopted(quint32 entry, qint64 modifiedNs, bool executable);
    /// LinkNotKept where the file system has no links.
    [[nodiscard]] Result<void> makeLink(quint32 entry, const QString &target, qint64 modifiedNs);
    void remove(quint32 entry) const;
    [[nodiscard]] bool contains(quint32 entry) const;
    /// With everything in it.
    void removeAll(FileHandle target, const TransferId &transfer);

private:
    [[nodiscard]] static Error failure();

    Descriptor m_folder;
    bool m_new = false;
};

} // namespace dovetail::files
