// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/transfertext.h"

#include "core/common/sentence.h"
#include "ui/format/timetext.h"

#include <QFileInfo>
#include <QHash>
#include <QSet>

namespace dovetail::ui {

namespace {

struct TransferText {
    Q_DECLARE_TR_FUNCTIONS(TransferText)
};

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

int percent(const Transfer &transfer)
{
    return int(transferShare(transfer) * 100);
}

} // namespace

QString actionText(RowAction action)
{
    switch (action) {
    case RowAction::None:
        break;
    case RowAction::Accept:
        return TransferText::tr("Accept");
    case RowAction::AcceptTo:
        return TransferText::tr("Accept to…");
    case RowAction::Decline:
        return TransferText::tr("Decline");
    case RowAction::Cancel:
        return TransferText::tr("Cancel");
    case RowAction::Retry:
        return TransferText::tr("Try again");
    case RowAction::Open:
        return TransferText::tr("Open");
    case RowAction::ShowInFolder:
        return TransferText::tr("Show in folder");
    case RowAction::GiveUp:
        return TransferText::tr("Don't send");
    case RowAction::Copy:
        return TransferText::tr("Copy");
    case RowAction::Reply:
        return TransferText::tr("Reply");
    case RowAction::Edit:
        return TransferText::tr("Edit");
    case RowAction::Delete:
        return TransferText::tr("Delete…");
    case RowAction::React:
        return TransferText::tr("React");
    case RowAction::Forward:
        return TransferText::tr("Forward…");
    case RowAction::ShowAll:
        return TransferText::tr("Show all");
    case RowAction::ShowQuoted:
        return TransferText::tr("Go to the original message");
    }
    return {};
}

QList<RowAction> actionsOf(const Transfer &transfer)
{
    switch (transfer.state) {
    case TransferState::Offered:
        return transfer.outgoing ? QList{RowAction::Cancel}
                                 : QList{RowAction::Accept, RowAction::AcceptTo, RowAction::Decline};
    case TransferState::Waiting:
    case TransferState::Running:
    case TransferState::Finishing:
    case TransferState::Queued:
    case TransferState::Interrupted:
    case TransferState::Paused:
        return {RowAction::Cancel};
    case TransferState::Done:
        if (transfer.paths.isEmpty() && transfer.folder.isEmpty())
            return {};
        if (transfer.fileCount == 1 && !transfer.paths.isEmpty() && opensSafely(transfer.paths.first()))
            return {RowAction::Open, RowAction::ShowInFolder};
        return {RowAction::ShowInFolder};
    case TransferState::Failed:
    case TransferState::Declined:
    case TransferState::Cancelled:
        // What came in can be accepted again only after a failure; what went out can be offered again.
        if (transfer.outgoing ? !transfer.paths.isEmpty() : transfer.state == TransferState::Failed)
            return {RowAction::Retry};
        return {};
    }
    return {};
}

QString transferTitle(const Transfer &transfer)
{
    const bool oneFolder = transfer.folderCount > 0 && transfer.names.size() == 1;
    if (transfer.fileCount <= 1 || oneFolder)
        return transfer.title;
    return TransferText::tr("%1 and %n more", nullptr, transfer.fileCount - 1).arg(transfer.title);
}

QString transferSummary(const Transfer &transfer)
{
    const QString count =
        transfer.fileCount > 1 ? TransferText::tr("%n file(s)", nullptr, transfer.fileCount) : QString();
    QString state;
    if (transfer.state == TransferState::Offered) {
        state = transfer.outgoing     ? TransferText::tr("waiting for an answer")
            : transfer.fileCount == 1 ? TransferText::tr("wants to send you a file")
                                      : TransferText::tr("wants to send you files");
    } else if (transfer.state == TransferState::Done) {
        state = transfer.outgoing ? TransferText::tr("sent") : TransferText::tr("received");
    }
    return joined({count, formatBytes(transfer.totalBytes), state});
}

QString transferStatus(const Transfer &transfer)
{
    switch (transfer.state) {
    case TransferState::Offered:
        return transfer.error.isError() ? sentence(transfer.error) : QString();
    case TransferState::Waiting:
        return TransferText::tr("Waiting for the other side…");
    case TransferState::Running: {
        const QString amount = TransferText::tr("%1 of %2")
                                   .arg(formatBytes(transfer.doneBytes), formatBytes(transfer.totalBytes));
        const QString rate = transfer.bytesPerSecond > 0
            ? TransferText::tr("%1/s").arg(formatBytes(transfer.bytesPerSecond))
            : QString();
        return joined({amount, rate, timeLeftText(transfer.secondsLeft)});
    }
    case TransferState::Queued:
        return TransferText::tr("Waits for its turn");
    case TransferState::Interrupted:
        return TransferText::tr("Interrupted; goes on when the connection is back");
    case TransferState::Paused:
        if (transfer.error.isError())
            return sentence(transfer.error);
        return transfer.pausedByPeer ? TransferText::tr("Paused by the other side") : TransferText::tr("Paused");
    case TransferState::Finishing:
        return TransferText::tr("Checking that everything arrived…");
    case TransferState::Done:
        return {};
    case TransferState::Declined:
        return transfer.outgoing ? TransferText::tr("Declined by the other side")
                                 : TransferText::tr("You declined it");
    case TransferState::Cancelled:
        return TransferText::tr("Cancelled");
    case TransferState::Failed:
        return transfer.error.isError() ? sentence(transfer.error) : TransferText::tr("It did not arrive.");
    }
    return {};
}

double transferShare(const Transfer &transfer)
{
    if (transfer.state == TransferState::Done || transfer.state == TransferState::Finishing)
        return 1;
    if (transfer.totalBytes <= 0)
        return 0;
    return qBound(0.0, double(transfer.doneBytes) / double(transfer.totalBytes), 1.0);
}

QString transferAccessibleText(const Transfer &transfer)
{
    const QString progress = transfer.state == TransferState::Running
        ? TransferText::tr("%1 percent").arg(percent(transfer))
        : QString();
    QStringList actions;
    for (const RowAction action : actionsOf(transfer))
        actions += actionText(action);
    QStringList parts{transferTitle(transfer), transferSummary(transfer), progress, transferStatus(transfer),
                      actions.join(QStringLiteral(", "))};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". "));
}

bool opensSafely(const QString &path)
{
    static const QSet<QString> runs = [] {
        const QStringList endings =
            QStringLiteral("appimage app bash bat bin cmd com command cpl csh desktop dll dmg exe "
                           "gadget hta inf jar js jse ksh lnk msc msi msix msp out pif pkg pl ps1 psm1 "
                           "py pyw rb reg run scf scr sh svg url vb vbe vbs website workflow ws wsf zsh")
                .split(QLatin1Char(' '));
        return QSet<QString>(endings.begin(), endings.end());
    }();
    const QFileInfo info(path);
    // No ending at all: only its content would say what it is.
    return !info.suffix().isEmpty() && !runs.contains(info.suffix().toLower()) && !info.isExecutable();
}

QString transferIcon(const Transfer &transfer)
{
    if (transfer.fileCount > 1)
        return QStringLiteral("files");
    static const QHash<QString, QString> kinds = [] {
        QHash<QString, QString> result;
        const auto add = [&result](const char *endings, const char *icon) {
            for (const QString &ending : QString::fromLatin1(endings).split(QLatin1Char(' ')))
                result.insert(ending, QString::fromLatin1(icon));
        };
        add("png jpg jpeg gif webp svg bmp tif tiff heic avif", "image");
        add("mp4 mkv mov avi webm m4v", "film");
        add("mp3 ogg flac wav m4a opus", "sound");
        add("zip gz xz bz2 zst 7z rar tar tgz iso", "archive");
        return result;
    }();
    return kinds.value(QFileInfo(transfer.title).suffix().toLower(), QStringLiteral("file"));
}

} // namespace dovetail::ui
