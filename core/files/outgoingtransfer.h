// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/digest.h"
#include "core/files/filesource.h"
#include "core/files/manifest.h"
#include "core/files/ratelimit.h"
#include "core/files/transfersession.h"

#include <QHash>
#include <QMap>

#include <optional>

namespace dovetail::files {

/// What was offered: fixed before the link exists, so that nothing on the link can widen it.
struct OutgoingPlan {
    TransferId transfer;
    QString manifest; ///< the file that TreeScan wrote
};

/// Sends the entries of one offer over one link: request in; entries and end out. Small files go many to a record. Of large
/// ones a chunk is read straight into the record that carries it, and only while the link has room, so memory
/// does not depend on the files' sizes nor on their number.
class OutgoingTransfer final : public TransferSession {
    Q_OBJECT
public:
    OutgoingTransfer(Clock &clock, std::unique_ptr<net::Link> link, OutgoingPlan plan, RateLimit &limit);

private:
    enum class State {
        AwaitingRequest, ///< the receiver has not said yet what it wants
        BetweenFiles,    ///< the next entry is to be looked at
        AwaitingThere,   ///< the receiver has not said yet whether it may have the entry in hand
        ProvingPrefix,   ///< m_source is read up to what the receiver has
        AwaitingPrefix,  ///< the receiver has not said yet what that is
        SendingFile,     ///< m_source is open, its header is said
        AwaitingAnswer,  ///< the end is said; the receiver asks again or says that it has everything
        AwaitingClose,
    };

    void onHeader(const wire::Header &header) override;
    void onData(QByteArrayView data) override;
    void onDrained() override;
    void onClosed(const Error &error) override;
    void dropFiles() override;

    // Each answers whether what was said is right here and could be done.
    [[nodiscard]] Result<void> take(const wire::RequestHeader &header);
    [[nodiscard]] Result<void> take(const wire::PrefixHeader &header);
    [[nodiscard]] Result<void> take(const wire::ThereHeader &header);
    [[nodiscard]] Result<void> take(const wire::AgainHeader &header);
    [[nodiscard]] Result<void> take(const wire::CompleteHeader &header);
    [[nodiscard]] Result<void> take(const wire::UnknownHeader &) { return {}; }
    template <typename Other>
    [[nodiscard]] Result<void> take(const Other &)
    {
        return ErrorCode::ProtocolViolation;
    }

    /// Sends until the link is full, the turn is over, or everything is sent.
    void pump();
    void pumpLater();
    [[nodiscard]] Result<void> step();
    [[nodiscard]] Result<void> lookAtNext();
    [[nodiscard]] Result<void> openNext();
    [[nodiscard]] bool sendSmall();
    void provePrefix();
    /// Names large files that come next to a receiver that may have some.
    [[nodiscard]] Result<void> lookAhead();
    void beginFile(quint64 offset);
    /// What the receiver has of the entry in hand helps nobody.
    void forgetHave();
    [[nodiscard]] Result<void> sendChunk();
    void skip(ErrorCode reason);
    void add(wire::SmallEntry entry);
    void flush();
    /// Counts against the rate limit: what comes next may have to wait.
    void spend(qint64 bytes);
    void sayEnd();
    void entryDone();
    [[nodiscard]] wire::EntryInfo info() const;
    /// Of an entry that changes while it is sent: anew, but not for ever.
    void startOver();

    OutgoingPlan m_plan;
    RateLimit &m_limit;
    State m_state = State::AwaitingRequest;
    std::unique_ptr<ManifestReader> m_manifest;
    QList<quint32> m_again; ///< asked for once more
    qsizetype m_nextAgain = 0;
    int m_rounds = 0;
    quint32 m_entry = 0; ///< the one in hand
    ManifestEntry m_current;
    int m_tries = 0;
    qint64 m_counted = 0; ///< bytes of it
    FileSource m_source;
    Digest m_digest;
    QHash<quint32, quint64> m_haves; ///< 0: dealt with
    QHash<quint32, QByteArray> m_prefixes;
    std::unique_ptr<ManifestReader> m_ahead;       ///< only while the receiver may have some
    QMap<quint32, std::optional<bool>> m_upcoming; ///< named but not sent yet: are they there?
    bool m_alike = false; ///< the entry in hand may be there: all of it is read, not sent
    wire::EntriesHeader m_batch;
    qsizetype m_batchBytes = 0;
    bool m_pumpQueued = false;
    std::unique_ptr<Alarm> m_slow; ///< until the rate limit allows more
};

} // namespace dovetail::files
