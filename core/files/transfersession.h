// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/error.h"
#include "core/net/link.h"
#include "core/store/transferjournal.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace dovetail::files {

/// What a session came to. ConnectionLost: the link ended and why is not known here; the peer may
/// still tell by message.
struct SessionEnd {
    Error error; ///< none: everything was sent, or received and verified, less what was skipped
    int skipped = 0;
    int renamed = 0;
    QList<Error> notes;          ///< about single entries, the first limits::maxNotes
    QStringList paths;           ///< receiver: what was written directly in the folder
    QList<quint32> missing = {}; ///< receiver: the entries that were skipped
    friend bool operator==(const SessionEnd &, const SessionEnd &) = default;
};

/// The file in hand.
struct FileProgress {
    QString name; ///< its path as sent
    qint64 bytes = 0;
    qint64 done = 0;
    qint64 kept = 0; ///< of all bytes of the transfer so far: were there before, and did not have to be moved now
    friend bool operator==(const FileProgress &, const FileProgress &) = default;
};

/// One link's work on one transfer: what OutgoingTransfer and IncomingTransfer have in common. Owns the
/// link. Made on the core thread, moved to a worker's, and from start() on used there only; it
/// speaks by signals with values. Two ways to stop it: cancel() is a decision and is answered by
/// finished(Cancelled); die() drops everything at once and says nothing more about the transfer.
class TransferSession : public QObject {
    Q_OBJECT
public:
    TransferSession(Clock &clock, std::unique_ptr<net::Link> link);
    ~TransferSession() override;

public slots:
    void start();
    void cancel();
    void die();
    /// The answer to journalWanted().
    void journaled(const dovetail::Error &error);

signals:
    /// To be stored for good; journaled() answers.
    void journalWanted(const dovetail::store::JournalStep &step);
    /// Bytes and whole files so far; at most every limits::progressMs, and once at the end.
    void progressed(qint64 bytes, int files, const dovetail::files::FileProgress &current);
    /// Every byte is on its way or here; only the end is missing.
    void bytesDone();
    /// The end of the transfer's part in this, exactly once (never after die()).
    void finished(const dovetail::files::SessionEnd &end);
    /// The link is closed too: nothing more to do. Once, after finished() or die().
    void released();

protected:
    virtual void begin() {}
    virtual void onHeader(const wire::Header &header) = 0;
    virtual void onData(QByteArrayView data) = 0;
    virtual void onDrained() {}
    virtual void onJournaled(const Error &error) { Q_UNUSED(error); }
    /// The link was closed before finish() or fail(); must lead to one of them, sooner or later.
    virtual void onClosed(const Error &error) = 0;
    /// Gives up whatever is open.
    virtual void dropFiles() {}

    [[nodiscard]] net::Link &link() { return *m_link; }
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    /// The other side has gone; only what needs no word of it can still be done.
    [[nodiscard]] bool isClosed() const { return m_linkClosed; }
    void sendHeader(const wire::Header &header);
    void sendData(net::RecordBuffer record);
    /// Holds the other side back, because what is here has to be put away first.
    void setReading(bool reading);
    /// The next turn of the loop goes on with `step`, so that a cancel is heard and the link lives however long it all takes.
    void later(std::function<void()> step);
    /// What is there already.
    void setCounted(qint64 bytes, int files);
    void countBytes(qint64 bytes);
    /// Bytes that are there without having been moved.
    void countKept(qint64 bytes);
    /// Of what was counted so many bytes are worth nothing after all: they come once more.
    void uncountBytes(qint64 bytes);
    void countFile();
    void uncountFile() { --m_files; }
    /// The file whose bytes are counted from now on.
    void setCurrent(const QString &name, qint64 bytes, qint64 done = 0) { m_current = {name, bytes, done, m_current.kept}; }
    void tellProgress();
    /// limits::dataChunk bytes for what is read to be digested; its memory is kept for the next turn.
    [[nodiscard]] QByteArray &proofBuffer();
    /// Told with the end.
    void note(const Error &note);
    [[nodiscard]] SessionEnd &outcome() { return m_outcome; }
    [[nodiscard]] Clock &clock() { return m_clock; }
    /// Success: says the last record on the link, if it is still open, and waits for the other side's.
    void finish();
    void fail(const Error &error);

private:
    void onRecord(wire::RecordType type, QByteArrayView payload);
    void onLinkClosed(const Error &error);
    void end(const Error &error);
    void release();
    void watch();

    Clock &m_clock;
    net::Link *m_link; ///< a child
    bool m_ended = false;
    bool m_linkClosed = false;
    bool m_released = false;
    qint64 m_bytes = 0;
    int m_files = 0;
    FileProgress m_current;
    qint64 m_toldAt = 0;
    SessionEnd m_outcome;
    QByteArray m_proofBuffer;
    std::unique_ptr<Alarm> m_watch;
    qint64 m_sentAt = 0;
    bool m_reading = true;
    qint64 m_heardAt = 0;
    quint64 m_heard = 0;
};

} // namespace dovetail::files
