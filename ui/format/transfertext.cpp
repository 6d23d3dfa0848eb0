// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/transfertext.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"
#include "ui/format/timetext.h"
#include "ui/theme/words.h"

#include <QFileInfo>
#include <QHash>
#include <QLocale>
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

/// A file that is gone in a moment needs no per cent of its own.
constexpr qint64 worthAPercent = 16'000'000;

int percent(const Transfer &transfer)
{
    return int(transferShare(transfer) * 100);
}

/// Of what was left out, whether another try could bring something.
bool canCatchUp(const Transfer &transfer)
{
    int forGood = 0;
    for (const Error &note : transfer.notes)
        forGood += note.code == ErrorCode::LinkNotKept;
    return transfer.skippedFiles > forGood;
}

QString amountText(const Transfer &transfer)
{
    return TransferText::tr("%1 of %2").arg(formatBytes(transfer.doneBytes), formatBytes(transfer.totalBytes));
}

/// Fit to be shown in a line. Of one that is too long for any, the beginning and the end: that tells what it is.
QString tamed(const QString &name)
{
    if (name.size() <= longestName)
        return cleanLine(name, longestName);
    return cleanLine(name.left(longestName / 2), longestName) + QStringLiteral("…")
        + cleanLine(name.right(longestName / 2), longestName);
}

/// "121 of 312 files · IMG_2041.jpg (45%)"
QString filesText(const Transfer &transfer)
{
    QString current = tamed(transfer.currentName.mid(transfer.currentName.lastIndexOf(QLatin1Char('/')) + 1));
    if (!current.isEmpty() && transfer.currentBytes >= worthAPercent)
        current = TransferText::tr("%1 (%2%)").arg(
            current, QLocale().toString(int(transfer.currentDone * 100 / transfer.currentBytes)));
    const QString all = TransferText::tr("%n file(s)", nullptr, transfer.fileCount);
    return joined({TransferText::tr("%1 of %2").arg(QLocale().toString(transfer.doneFiles), all), current});
}

/// Their names from this one on, and how many there are besides: of folders only their files are counted, so that nobody knows.
QStringList namesFrom(const Transfer &transfer, int first)
{
    QStringList names;
    for (const QString &name : transfer.names.mid(first))
        names += isolated(tamed(name));
    const int more = transfer.fileCount - int(transfer.names.size());
    if (!names.isEmpty() && more > 0 && transfer.folderCount == 0)
        names += TransferText::tr("%n more", nullptr, more);
    return names;
}

} // namespace

QList<RowAction> actionsOf(const Transfer &transfer)
{
    QList<RowAction> actions;
    switch (transfer.state) {
    case TransferState::Offered:
        if (transfer.outgoing)
            return {RowAction::Cancel};
        if (primaryOf(transfer) == RowAction::AcceptTo) // the other may work by now, too
            return {RowAction::AcceptTo, RowAction::Accept, RowAction::Decline};
        return {RowAction::Accept, RowAction::AcceptMore, RowAction::AcceptTo, RowAction::Decline};
    case TransferState::Waiting:
    case TransferState::Running:
    case TransferState::Queued:
    case TransferState::Interrupted:
        actions = {RowAction::Pause, RowAction::Cancel};
        break;
    case TransferState::Finishing:
        actions = {RowAction::Cancel};
        break;
    case TransferState::Paused:
        if (!transfer.pausedByPeer) // only who paused can go on
            actions += RowAction::Resume;
        actions += RowAction::Cancel;
        break;
    case TransferState::Done:
        if (transfer.fileCount == 1 && !transfer.paths.isEmpty() && opensSafely(transfer.paths.first()))
            actions += RowAction::Open;
        if (!transfer.paths.isEmpty() || !transfer.folder.isEmpty())
            actions += RowAction::ShowInFolder;
        if (!transfer.outgoing && !transfer.paths.isEmpty())
            actions += RowAction::SaveCopy;
        if (canCatchUp(transfer))
            actions += RowAction::Retry;
        break;
    case TransferState::Failed:
    case TransferState::Declined:
    case TransferState::Cancelled:
        // What came in can be accepted again only after a failure; what went out can be offered again.
        if (transfer.outgoing ? !transfer.paths.isEmpty() : transfer.state == TransferState::Failed)
            actions += RowAction::Retry;
        break;
    }
    if (!notesText(transfer).isEmpty())
        actions += RowAction::ShowNotes;
    return actions;
}

RowAction primaryOf(const Transfer &transfer)
{
    if (transfer.state != TransferState::Offered || transfer.outgoing)
        return RowAction::None;
    const ErrorCode hindered = transfer.error.code;
    return hindered == ErrorCode::NotEnoughSpace || hindered == ErrorCode::CannotWrite ? RowAction::AcceptTo : RowAction::Accept;
}

QString transferTitle(const Transfer &transfer)
{
    const QString title = tamed(transfer.title);
    const bool oneFolder = transfer.folderCount > 0 && transfer.names.size() == 1;
    if (transfer.fileCount <= 1 || oneFolder)
        return title;
    return TransferText::tr("%1 and %n more", nullptr, transfer.fileCount - 1).arg(title);
}

QString otherNames(const Transfer &transfer)
{
    return namesFrom(transfer, 1).join(TransferText::tr(", "));
}

QString allNames(const Transfer &transfer)
{
    return namesFrom(transfer, 0).join(QLatin1Char('\n'));
}

QString transferSummary(const Transfer &transfer)
{
    const bool several = transfer.fileCount > 1 || transfer.folderCount > 0;
    if (several && transfer.state == TransferState::Running)
        return filesText(transfer);
    QString count = several ? TransferText::tr("%n file(s)", nullptr, transfer.fileCount) : QString();
    if (transfer.counting)
        count = TransferText::tr("more than %n file(s)", nullptr, transfer.fileCount);
    QString state;
    if (transfer.state == TransferState::Offered) {
        state = transfer.outgoing     ? TransferText::tr("waiting for an answer")
            : !several                ? TransferText::tr("wants to send you a file")
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
        return transfer.error.isError() ? errorSentence(transfer) : QString();
    case TransferState::Waiting:
        return transfer.counting ? TransferText::tr("Begins when all of it has been counted…")
                                 : TransferText::tr("Waiting for the other side…");
    case TransferState::Running: {
        const QString rate = transfer.bytesPerSecond > 0
            ? TransferText::tr("%1/s").arg(formatBytes(transfer.bytesPerSecond))
            : QString();
        return joined({amountText(transfer), rate, timeLeftText(transfer.secondsLeft)});
    }
    case TransferState::Queued:
        if (transfer.queuePosition == 0)
            return TransferText::tr("Next in the queue");
        if (transfer.queuePosition > 0)
            return TransferText::tr("In the queue behind %n other(s)", nullptr, transfer.queuePosition);
        return transfer.outgoing ? TransferText::tr("Accepted; waits for its turn there") : TransferText::tr("Waits for its turn");
    case TransferState::Interrupted:
        // A firewall, say: it goes on by itself, but not without somebody doing something.
        return transfer.error.isError() ? errorSentence(transfer)
                                        : TransferText::tr("Interrupted; goes on when the connection is back");
    case TransferState::Paused:
        if (transfer.error.isError())
            return errorSentence(transfer);
        return joined({transfer.pausedByPeer ? TransferText::tr("Paused by the other side") : TransferText::tr("Paused"),
                       transfer.doneBytes > 0 ? amountText(transfer) : QString()});
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
        return transfer.error.isError() ? errorSentence(transfer) : TransferText::tr("It did not arrive.");
    }
    return {};
}

QString notesText(const Transfer &transfer)
{
    QStringList parts;
    if (transfer.renamedFiles > 0)
        parts += TransferText::tr("%n renamed", nullptr, transfer.renamedFiles);
    if (transfer.skippedFiles > 0)
        parts += TransferText::tr("%n left out", nullptr, transfer.skippedFiles);
    if (parts.isEmpty() && !transfer.notes.isEmpty())
        parts += TransferText::tr("%n note(s)", nullptr, int(transfer.notes.size()));
    return parts.join(TransferText::tr(", "));
}

bool canBePassedOn(const Transfer &transfer)
{
    return !transfer.paths.isEmpty() && (transfer.outgoing || transfer.state == TransferState::Done);
}

bool isUnderWay(const Transfer &transfer)
{
    return transfer.state >= TransferState::Waiting && !isEnd(transfer.state);
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
    const QString progress = isUnderWay(transfer)
        ? TransferText::tr("%1 percent").arg(percent(transfer))
        : QString();
    QStringList actions;
    for (const RowAction action : actionsOf(transfer))
        actions += actionText(action);
    QStringList parts{transferTitle(transfer), withoutIsolates(otherNames(transfer)), transferSummary(transfer), progress, transferStatus(transfer),
                      notesText(transfer), actions.join(QStringLiteral(", "))};
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
    if (transfer.folderCount > 0 && transfer.names.size() == 1)
        return QStringLiteral("folder");
    return transfer.fileCount > 1 ? QStringLiteral("files") : fileIcon(transfer.title);
}

QString fileIcon(const QString &name)
{
    static const QHash<QString, QString> kinds = [] {
        QHash<QString, QString> result;
        const auto add = [&result](const char *endings, const char *icon) {
            for (const QString &ending : QString::fromLatin1(endings).split(QLatin1Char(' ')))
                result.insert(ending, QString::fromLatin1(icon));
        };
        add("png jpg jpeg gif webp svg bmp tif tiff heic avif", "image");
        add("mp4 mkv mov avi webm m4v", "film");
        add("mp3 ogg flac wav m4a opus", "sound");
        add("pdf doc docx odt txt md rtf tex epub xls xlsx ods csv ppt pptx odp html htm", "document");
        add("zip gz xz bz2 zst 7z rar tar tgz iso", "archive");
        return result;
    }();
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    return kinds.value(dot < 0 ? QString() : name.mid(dot + 1, 12).toLower(), QStringLiteral("file"));
}

} // namespace dovetail::ui
