// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transferwords.h"

#include "core/common/sentence.h"

namespace dovetail::cli {

QString stateWord(TransferState state)
{
    switch (state) {
    case TransferState::Offered:
        return QStringLiteral("offered");
    case TransferState::Waiting:
        return QStringLiteral("waiting");
    case TransferState::Running:
        return QStringLiteral("running");
    case TransferState::Finishing:
        return QStringLiteral("finishing");
    case TransferState::Queued:
        return QStringLiteral("queued");
    case TransferState::Interrupted:
        return QStringLiteral("interrupted");
    case TransferState::Paused:
        return QStringLiteral("paused");
    case TransferState::Done:
        return QStringLiteral("done");
    case TransferState::Declined:
        return QStringLiteral("declined");
    case TransferState::Cancelled:
        return QStringLiteral("cancelled");
    case TransferState::Failed:
        break;
    }
    return QStringLiteral("failed");
}

QJsonObject transferObject(const Transfer &transfer)
{
    return {{QStringLiteral("transfer"), transfer.id.toHex()},
            {QStringLiteral("peer"), transfer.peer.toHex()},
            {QStringLiteral("outgoing"), transfer.outgoing},
            {QStringLiteral("download"), transfer.download},
            {QStringLiteral("state"), stateWord(transfer.state)},
            {QStringLiteral("title"), transfer.title},
            {QStringLiteral("files"), transfer.fileCount},
            {QStringLiteral("bytes"), transfer.totalBytes},
            {QStringLiteral("done"), transfer.doneBytes},
            {QStringLiteral("folder"), transfer.folder},
            {QStringLiteral("text"), transfer.error.isError() ? sentence(transfer.error) : QString()}};
}

QJsonObject endObject(const Transfer &transfer)
{
    return {{QStringLiteral("transfer"), transfer.id.toHex()},
            {QStringLiteral("peer"), transfer.peer.toHex()},
            {QStringLiteral("state"), stateWord(transfer.state)},
            {QStringLiteral("text"), transfer.error.isError() ? sentence(transfer.error) : QString()}};
}

QJsonObject noteObject(const Transfer &transfer, const Error &note)
{
    return {{QStringLiteral("transfer"), transfer.id.toHex()},
            {QStringLiteral("peer"), transfer.peer.toHex()},
            {QStringLiteral("about"), note.detail},
            {QStringLiteral("text"), sentence(note)}};
}

} // namespace dovetail::cli
