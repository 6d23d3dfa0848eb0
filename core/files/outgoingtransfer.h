// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/digest.h"
#include "core/files/filesource.h"
#include "core/files/transfersession.h"

namespace dovetail::files {

/// What was offered: fixed before the link exists, so that nothing on the link can widen it.
struct OutgoingPlan {
    TransferId transfer;
    QStringList paths;
    /// One for each path, as promised; empty after a restart: looked up again, and then only what the
    /// offer said is held to.
    QList<wire::ManifestEntry> entries;
    quint64 totalBytes = 0;
};

/// Sends the files of one offer over one link: request in; manifest, files and end out. Reads a chunk straight
/// into the record that carries it, and only while the link has room, so memory does not depend on
/// the files' sizes.
class OutgoingTransfer final : public TransferSession {
    Q_OBJECT
public:
    OutgoingTransfer(const Clock &clock, std::unique_ptr<net::Link> link, OutgoingPlan plan);

private:
    enum class State {
        AwaitingRequest, ///< the receiver has not said yet what it wants
        SendingManifest, ///< m_next is the first entry not told yet
        BetweenFiles,    ///< m_next is the next file to open
        SendingFile,     ///< m_next is open
        AwaitingClose,   ///< the end is said; the receiver closes when it has verified everything
    };

    void onHeader(const wire::Header &header) override;
    void onData(QByteArrayView data) override;
    void onDrained() override;
    void onClosed(const Error &error) override;
    void dropFiles() override;

    void setState(State state);
    [[nodiscard]] Result<void> lookUpEntries();
    /// Sends until the link is full, the turn is over, or everything is sent.
    void pump();
    [[nodiscard]] Result<void> step();
    void sendManifestFrame();
    [[nodiscard]] Result<void> openNext();
    [[nodiscard]] Result<void> sendChunk();

    OutgoingPlan m_plan;
    State m_state = State::AwaitingRequest;
    qsizetype m_next = 0;
    FileSource m_source;
    Digest m_digest;
    bool m_pumpQueued = false;
};

} // namespace dovetail::files
