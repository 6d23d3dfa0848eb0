// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/transferwords.h"

#include "app/commands/printer.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <QFileInfo>

#include <algorithm>

namespace dovetail::cli {

namespace {

/// Of what was left out, what another try may bring: all but links that lead out of what is sent.
int restOf(const Transfer &transfer)
{
    const auto forGood = std::count_if(transfer.notes.cbegin(), transfer.notes.cend(),
                                       [](const Error &note) { return note.code == ErrorCode::LinkNotKept; });
    return std::max(0, transfer.skippedFiles - int(forGood));
}

QString stillSentence(const Transfer &transfer, const QString &name)
{
    const ErrorCode code = transfer.error.code;
    if (transfer.state == TransferState::Interrupted) {
        // Who did not prove in time who it is, is asked again.
        if (code == ErrorCode::None || code == ErrorCode::LinkRefused)
            return QStringLiteral(
                       "The connection to %1 is lost; it goes on by itself when both are there again.")
                .arg(name);
        return QStringLiteral("%1 It goes on by itself then.").arg(sentence(transfer.error));
    }
    if (code != ErrorCode::None)
        return errorSentence(transfer);
    return transfer.pausedByPeer
        ? QStringLiteral("%1 has paused it; it goes on when they say so.").arg(name)
        : QStringLiteral("It was paused here; \"dovetail-cli transfers resume %1\" goes on.")
              .arg(transfer.id.toShort());
}

QString failedSentence(const Transfer &transfer)
{
    const QString words = errorSentence(transfer);
    switch (transfer.error.code) {
    case ErrorCode::CannotWrite:
    case ErrorCode::NotEnoughSpace:
    case ErrorCode::DigestMismatch:
    case ErrorCode::SourceChanged:
    case ErrorCode::SourceMissing:
        return QStringLiteral("%1 \"dovetail-cli transfers retry %2\" tries again.").arg(words, transfer.id.toShort());
    default:
        return words;
    }
}

QString doneSentence(const Transfer &transfer, const QString &name)
{
    const QString title = cleanLine(transfer.title, limits::maxFileNameBytes);
    const QString all = amount(transfer.fileCount, transfer.totalBytes);
    const QString what = transfer.outgoing
        ? QStringLiteral("%1 has %2 (%3)").arg(name, title, all)
        : QStringLiteral("%1 from %2 is in %3 (%4)")
              .arg(title, name, cleanLine(transfer.folder, limits::maxWirePathBytes), all);
    const int rest = restOf(transfer);
    if (rest == 0)
        return what + u'.';
    return QStringLiteral("%1, but for %2 of them; \"dovetail-cli transfers retry %3\" %4 what is missing.")
        .arg(what, QString::number(rest), transfer.id.toShort(),
             transfer.outgoing ? QStringLiteral("sends") : QStringLiteral("fetches"));
}

} // namespace

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

bool isStill(const Transfer &transfer)
{
    return transfer.state == TransferState::Paused || transfer.state == TransferState::Interrupted;
}

bool hasRest(const Transfer &transfer)
{
    return transfer.state == TransferState::Done && restOf(transfer) > 0;
}

QString situation(const Transfer &transfer, const QString &name)
{
    switch (transfer.state) {
    case TransferState::Offered:
        if (transfer.error.isError())
            return errorSentence(transfer);
        return transfer.outgoing ? QStringLiteral("%1 has not answered yet.").arg(name)
                                 : QStringLiteral("It waits to be accepted here.");
    case TransferState::Waiting:
        return transfer.counting ? QStringLiteral("It begins when all of it has been counted.")
                                 : QStringLiteral("It begins as soon as %1 is there.").arg(name);
    case TransferState::Queued:
        return transfer.outgoing ? QStringLiteral("%1 has accepted it and fetches others first.").arg(name)
                                 : QStringLiteral("It begins when another one has ended.");
    case TransferState::Running:
    case TransferState::Finishing:
        return {};
    case TransferState::Interrupted:
    case TransferState::Paused:
        return stillSentence(transfer, name);
    case TransferState::Done:
        return doneSentence(transfer, name);
    case TransferState::Declined:
        return transfer.outgoing ? QStringLiteral("%1 did not want the files.").arg(name)
                                 : sentence({ErrorCode::Declined, {}});
    case TransferState::Cancelled:
        return sentence({ErrorCode::Cancelled, {}});
    case TransferState::Failed:
        break;
    }
    return failedSentence(transfer);
}

QJsonObject transferObject(const Transfer &transfer, const QString &name)
{
    return {{QStringLiteral("transfer"), transfer.id.toHex()},
            {QStringLiteral("peer"), transfer.peer.toHex()},
            {QStringLiteral("outgoing"), transfer.outgoing},
            {QStringLiteral("download"), transfer.download},
            {QStringLiteral("state"), stateWord(transfer.state)},
            {QStringLiteral("queue"), transfer.queuePosition},
            {QStringLiteral("title"), transfer.title},
            {QStringLiteral("files"), transfer.fileCount},
            {QStringLiteral("bytes"), transfer.totalBytes},
            {QStringLiteral("done"), transfer.doneBytes},
            {QStringLiteral("skipped"), transfer.skippedFiles},
            {QStringLiteral("folder"), transfer.folder},
            {QStringLiteral("text"), situation(transfer, name)}};
}

QJsonObject endObject(const Transfer &transfer, const QString &name)
{
    return {{QStringLiteral("transfer"), transfer.id.toHex()},
            {QStringLiteral("peer"), transfer.peer.toHex()},
            {transfer.outgoing ? QStringLiteral("to") : QStringLiteral("from"), transfer.peer.toHex()},
            {QStringLiteral("state"), stateWord(transfer.state)},
            {QStringLiteral("files"), transfer.fileCount},
            {QStringLiteral("bytes"), transfer.totalBytes},
            {QStringLiteral("skipped"), transfer.skippedFiles},
            {QStringLiteral("text"), situation(transfer, name)}};
}

qint64 sizeOf(const QString &path)
{
    const QFileInfo info(path);
    return info.isFile() ? info.size() : 0;
}

QJsonObject noteObject(const Transfer &transfer, const Error &note)
{
    return {{QStringLiteral("transfer"), transfer.id.toHex()},
            {QStringLiteral("peer"), transfer.peer.toHex()},
            {QStringLiteral("about"), note.detail},
            {QStringLiteral("text"), noteSentence(transfer, note)}};
}

} // namespace dovetail::cli
