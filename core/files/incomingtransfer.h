// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/backgroundwork.h"
#include "core/files/filesink.h"
#include "core/files/ratelimit.h"
#include "core/files/transfersession.h"
#include "core/wire/frame.h"

#include <QHash>
#include <QQueue>

#include <atomic>
#include <mutex>

namespace dovetail::files {

/// What the person accepted: the offer's word, to which the link is held, and where to; and how far it has come.
struct IncomingPlan {
    TransferId transfer;
    quint32 entryCount = 0;
    quint64 totalBytes = 0;
    QString folder;
    store::JournalStep journal;
    RateLimit *limit = nullptr; ///< of all that comes in, if there is one; outlives the session
    /// What the first components of the paths may be, as they are saved; empty: not all of them are known.
    QStringList names = {};
};

/// Fetches the entries of one offer over one link: says what it has and asks for the rest. Everything is checked
/// against the offer before it is used: a sender can neither fill the disk nor reach outside the folder, whatever
/// it sends. What came is made safe in groups while more comes; see FileSink.
class IncomingTransfer final : public TransferSession {
    Q_OBJECT
public:
    IncomingTransfer(Clock &clock, std::unique_ptr<net::Link> link, IncomingPlan plan);
    ~IncomingTransfer() override;

private:
    enum class State {
        BetweenEntries, ///< m_next is the entry that must come next
        ReadingFile,    ///< it is open; data, then its trailer
        Settling,       ///< the end was said; what is here is made safe
        Complete,
    };
    /// Where a group is on its way to its place.
    enum class Stage { None, Writing, Syncing, Journaling, Placing };
    using Done = void (IncomingTransfer::*)(const Result<void> &);

    void begin() override;
    void onHeader(const wire::Header &header) override;
    void onData(QByteArrayView data) override;
    void onClosed(const Error &error) override;
    void onJournaled(const Error &error) override;
    void dropFiles() override;

    // Each answers whether what was said is right here and could be done.
    [[nodiscard]] Result<void> take(const wire::EntriesHeader &header);
    [[nodiscard]] Result<void> take(const wire::FileHeader &header);
    [[nodiscard]] Result<void> take(const wire::FileTrailer &trailer);
    [[nodiscard]] Result<void> take(const wire::FileBroken &broken);
    [[nodiscard]] Result<void> take(const wire::EndHeader &header);
    [[nodiscard]] Result<void> take(const wire::UpcomingHeader &header);
    [[nodiscard]] Result<void> take(const wire::UnknownHeader &) { return {}; }
    template <typename Other>
    [[nodiscard]] Result<void> take(const Other &)
    {
        return ErrorCode::ProtocolViolation;
    }
    [[nodiscard]] Result<void> takeSmall(const wire::SmallEntry &entry);
    /// Is this the entry that must come, and may so many bytes more come? Its safe path.
    [[nodiscard]] Result<QString> expected(const wire::EntryInfo &info, quint64 bytes);
    /// It came, and its digest is right or not.
    [[nodiscard]] Result<void> fileCame(bool right, const wire::EntryInfo &info, const QString &path);
    void entryDone(bool there);
    void miss(const Error &why);
    /// It will not be here, now or later.
    void leaveOutLink(const QString &path);

    void proveLeftovers();
    /// Reads what is there of upcoming files, one after the other.
    void compareUpcoming();
    void answerUpcoming(bool there);
    /// What is there is all of it, it seems.
    [[nodiscard]] Result<void> takeOver(const wire::FileHeader &header, const QString &path);
    /// Has done on the disk what waits for it: when that is enough, or nothing else is being done there.
    void write(bool evenIfLittle);
    void onWritten(const Result<void> &written);
    /// What came and waits to be written: here and now.
    void writeRest();
    void moveGroup(bool evenIfSmall);
    void sync();
    void onSynced(const Result<void> &synced);
    void onPlaced(const Result<void> &placed);
    /// Has it done by another thread.
    void run(BackgroundWork &thread, std::function<Result<void>()> work, Done done);
    /// By the disk's, with the sink, after everything that was given there before, if this has not ended by then.
    void withSink(std::function<Result<void>(FileSink &)> work, Done done);
    /// Counts against the rate limit: what comes next may have to wait.
    void spend(qint64 bytes);
    /// Lets the other side go on, or not.
    void hold();
    void settled();

    IncomingPlan m_plan;
    State m_state = State::BetweenEntries;
    std::unique_ptr<FileSink> m_sink;
    quint32 m_next = 0;
    QList<quint32> m_asked; ///< the entries asked for once more; empty: all from m_next on come in order
    qsizetype m_nextAsked = 0;
    QList<quint32> m_toAsk; ///< after the next end
    QList<quint32> m_retried;
    quint64 m_allowance = 0;
    wire::FileHeader m_file; ///< ReadingFile
    QString m_path;
    quint64 m_left = 0; ///< bytes the open file still lacks
    int m_broken = 0;
    qint64 m_counted = 0;                 ///< bytes of the file in hand
    QHash<quint32, qint64> m_countedBefore; ///< of files to come, because so much of them is here

    /// What is there of files, and its digest once it was read.
    std::map<quint32, qint64> m_leftovers;
    std::map<quint32, std::unique_ptr<Digest>> m_proved;
    std::map<quint32, qint64>::iterator m_proving;
    Descriptor m_provingFile;
    qint64 m_provingLeft = 0;

    /// A file that is there, under the name of one that is upcoming.
    struct Twin {
        FileStat stat;
        std::unique_ptr<Digest> digest;
    };
    QList<wire::UpcomingHeader::File> m_upcoming; ///< not answered yet; the first is being read
    qint64 m_lastUpcoming = -1;
    Descriptor m_comparing;
    Twin m_twin; ///< of the first, as far as it was read
    qint64 m_comparingLeft = 0;
    std::map<quint32, Twin> m_twins; ///< answered, to be compared when they come

    std::unique_ptr<Alarm> m_slow; ///< until the rate limit allows more
    bool m_full = false;           ///< the disk has to catch up
    QQueue<std::shared_ptr<StagingWork>> m_writing; ///< what the disk's thread was given
    qsizetype m_groupWriting = 0; ///< how many of these the group needs that is on its way
    Stage m_stage = Stage::None;
    store::JournalStep m_step;
    bool m_dirty = true;                    ///< something was placed since the last sync
    std::mutex m_sinkMutex;             ///< held by the disk's thread while it uses the sink ...
    std::atomic<bool> m_closing{false}; ///< ... which it shall not any more
    // Last: they wait for their threads before anything else goes. Syncing is for one of its own, so that more is written meanwhile.
    std::unique_ptr<BackgroundWork> m_disk;
    std::unique_ptr<BackgroundWork> m_syncer;
};

} // namespace dovetail::files
