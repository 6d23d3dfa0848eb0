// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/filesink.h"
#include "core/files/transfersession.h"
#include "core/wire/frame.h"

namespace dovetail::files {

/// What the person accepted: the offer's word, to which the link is held, and where to.
struct IncomingPlan {
    TransferId transfer;
    int fileCount = 0;
    quint64 totalBytes = 0;
    QString folder;
};

/// Fetches the files of one offer over one link: asks; reads manifest, files and end. Everything is checked
/// against the offer and the manifest before it is used: a sender can neither fill the disk nor
/// reach outside the folder, whatever it sends.
class IncomingTransfer final : public TransferSession {
    Q_OBJECT
public:
    IncomingTransfer(const Clock &clock, std::unique_ptr<net::Link> link, IncomingPlan plan);
    ~IncomingTransfer() override;

private:
    enum class State {
        ReadingManifest, ///< entries are coming in
        BetweenFiles,    ///< m_next is the entry whose header must come next
        ReadingFile,     ///< m_next is open; data, then its trailer
        Complete,        ///< everything is here and verified
    };

    void begin() override;
    void onHeader(const wire::Header &header) override;
    void onData(QByteArrayView data) override;
    void onClosed(const Error &error) override;
    void dropFiles() override;

    // Each answers whether what was said is right here and could be done.
    [[nodiscard]] Result<void> take(const wire::RequestHeader &header);
    [[nodiscard]] Result<void> take(const wire::ManifestHeader &header);
    [[nodiscard]] Result<void> take(const wire::FileHeader &header);
    [[nodiscard]] Result<void> take(const wire::FileTrailer &trailer);
    [[nodiscard]] Result<void> take(const wire::EndHeader &header);
    [[nodiscard]] Result<void> take(const wire::UnknownHeader &header);

    void setState(State state);

    IncomingPlan m_plan;
    State m_state = State::ReadingManifest;
    QList<wire::ManifestEntry> m_entries; ///< names are the safe ones
    quint64 m_manifestBytes = 0;
    qsizetype m_next = 0;
    quint64 m_left = 0; ///< bytes the open file still lacks
    std::unique_ptr<FileSink> m_sink;
    QStringList m_paths;
};

} // namespace dovetail::files
