// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/digest.h"
#include "core/files/stagingwriter.h"
#include "core/files/targetfolder.h"
#include "core/store/transferjournal.h"

#include <QSet>

#include <atomic>

namespace dovetail::files {

/// The receiving end's disk: files are written aside, verified, collected to groups, and a group that is safe on the disk and in
/// the journal gets its places. So at any moment what is not in the journal lies aside under its number, and what is in it is
/// in its place or can be put there; whatever happens, the next sink finds out which.
///
/// A group goes through: takeGroup(), sync (by who drives this, on any thread), the journal, place(), notePlaced(). One at a time;
/// what is finished meanwhile belongs to the next.
///
/// What the system has to do to make, write, close and place files is most of the work there is. So that is for another thread than
/// the one that reads the link: carryOut() and place() may be called there while everything else goes on here, one of them at a
/// time.
class FileSink final {
public:
    /// CannotWrite, NotEnoughSpace.
    [[nodiscard]] static Result<std::unique_ptr<FileSink>> open(const QString &folder,
                                                                const TransferId &transfer,
                                                                const store::JournalStep &journal);

    /// What was received before is not where it was left: everything comes anew, and what is in its place already stays.
    void forgetIfGone(quint32 entryCount);
    /// Puts in their places what the journal says should be there.
    [[nodiscard]] Result<void> redo();
    /// Files of which something lies aside, by entry: what need not be sent again. Anything before `next` that is not
    /// missing is removed.
    [[nodiscard]] std::map<quint32, qint64> leftovers();
    [[nodiscard]] Descriptor readLeftover(quint32 entry) const { return m_staging.read(entry); }

    /// May what is there already be kept in place of what would come?
    [[nodiscard]] bool keepsIdentical() const;
    /// The file at the path, if it has that size: to be read, and if it is the same, taken over in place of what would come.
    [[nodiscard]] Descriptor adopt(quint32 entry, const QString &path, quint64 size);
    /// It was read, and has not changed since.
    void beginAdopted(const wire::EntryInfo &info, qint64 size, std::unique_ptr<Digest> digest);
    /// Begins a file; behind the first `offset` bytes of what is there when `digest` is theirs.
    void begin(const wire::EntryInfo &info, qint64 offset = 0, std::unique_ptr<Digest> digest = nullptr);
    void write(net::RecordBuffer bytes);
    /// True: what was written has this digest, and it belongs to the group now. False: it goes. Path: safe.
    [[nodiscard]] bool finish(QByteArrayView digest, const QString &path);
    /// What was begun is worth nothing.
    void discard();
    /// A file that came whole. True: its digest is this one, and it belongs to the group. Path: safe.
    [[nodiscard]] bool add(const wire::SmallEntry &file, const QString &path);

    /// What all of these have left to be done on the disk, before their group is synced.
    [[nodiscard]] const StagingWork &waiting() const { return m_waiting; }
    [[nodiscard]] StagingWork takeWaiting() { return std::exchange(m_waiting, {}); }
    /// See StagingWriter.
    [[nodiscard]] Result<void> carryOut(StagingWork &work, const std::atomic<bool> &stop)
    {
        return m_writer->carryOut(work, stop);
    }

    [[nodiscard]] Result<void> addLink(const wire::EntryInfo &info, const QString &path,
                                       const QString &target);
    void addFolder(const wire::EntryInfo &info, const QString &path);

    [[nodiscard]] store::TransferProgress &progress() { return m_progress; }
    /// What came as `path` (and as which entry) is called otherwise here: told once of each.
    void noteName(quint32 entry, const QString &path);
    [[nodiscard]] bool hasGroup() const { return !m_group.isEmpty(); }
    [[nodiscard]] bool groupIsFull() const;
    /// What is finished so far, with the progress as it is now, to be synced, journaled, placed.
    [[nodiscard]] store::JournalStep takeGroup();
    /// Gives the files of the group their places. Done in part, it goes on there when it is called again.
    [[nodiscard]] Result<void> place();
    /// The progress knows of what was placed.
    void notePlaced();
    /// The folders' own times are all set: what is placed from now on was missing when they were.
    void keepFolderTimes() { m_target->keepFolderTimes(); }
    /// Where what is written lies, to be synced; a descriptor of its own.
    [[nodiscard]] Descriptor disk() const;

    /// Nothing is missing aside any more: removes the folder the files were written in.
    void removeStaging();
    /// Where what is not complete yet lies.
    [[nodiscard]] static QString stagingOf(const QString &folder, const TransferId &transfer);
    /// Of a transfer that will not go on.
    static void removeLeftovers(const QString &folder, const TransferId &transfer);

private:
    FileSink() = default;
    void beginDigest();
    void addToGroup(const wire::EntryInfo &info, const QString &path, qint64 bytes);

    TransferId m_transfer;
    std::unique_ptr<TargetFolder> m_target;
    Staging m_staging;
    std::unique_ptr<StagingWriter> m_writer;
    StagingWork m_waiting;
    store::TransferProgress m_progress;
    /// What takeGroup() gave, and what place() has done with it.
    struct Placing {
        QList<store::IntendedEntry> entries;
        qsizetype next = 0;
        QStringList tops;                           ///< the first components, each once in a row
        QList<std::pair<quint32, QString>> renamed; ///< entries that are called otherwise, and what they came as
    };
    Placing m_placing;
    QList<store::IntendedEntry> m_group;
    QSet<quint32> m_renamed; ///< told already, and not in their places yet
    qint64 m_groupBytes = 0;
    wire::EntryInfo m_info; ///< of the file begun
    std::unique_ptr<Digest> m_digest;
    qint64 m_written = 0;
    bool m_adopted = false;
};

} // namespace dovetail::files
