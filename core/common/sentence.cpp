// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/sentence.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/transfer.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>

namespace dovetail {

namespace {

/// One error's words: with a detail, and for when none came.
struct Words {
    const char *with = nullptr;
    const char *without = nullptr;
};

// What two people tell each other about a transfer.
Words sharedWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The transfer was cancelled.")};
    case ErrorCode::Declined:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The files were declined.")};
    case ErrorCode::SourceMissing:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is gone or cannot be read at the sender's; "
                                              "it has to be put back or sent anew."),
                QT_TRANSLATE_NOOP("dovetail", "A file is gone or cannot be read at the sender's; "
                                              "it has to be put back or sent anew.")};
    case ErrorCode::SourceChanged:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” changed while it was being sent; send it again."),
                QT_TRANSLATE_NOOP("dovetail", "A file changed while it was being sent; send it again.")};
    case ErrorCode::DigestMismatch:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” did not arrive identical and was not kept; try again."),
                QT_TRANSLATE_NOOP("dovetail", "A file did not arrive identical and was not kept; try again.")};
    case ErrorCode::NotEnoughSpace:
        return {QT_TRANSLATE_NOOP("dovetail", "There is not enough space: free %1 more, or choose another folder."),
                QT_TRANSLATE_NOOP("dovetail", "There is not enough space; free some or choose another folder.")};
    case ErrorCode::CannotWrite:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” cannot be written to; choose another folder."),
                QT_TRANSLATE_NOOP("dovetail", "The folder cannot be written to; choose another one.")};
    case ErrorCode::UnknownTransfer:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The other side no longer knows these files; "
                                                       "ask for them to be sent again.")};
    case ErrorCode::UnsafeName:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is not a name a file can have here; "
                                              "ask for it to be renamed and sent again."),
                QT_TRANSLATE_NOOP("dovetail", "A file has a name it cannot have here; "
                                              "ask for it to be renamed and sent again.")};
    case ErrorCode::NotShared:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is not shared with you, or not any more; ask its owner."),
                QT_TRANSLATE_NOOP("dovetail", "That folder is not shared with you, or not any more; ask its owner.")};
    case ErrorCode::WrongPassword:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The password is not right; ask the folder's owner for it.")};
    case ErrorCode::ProtocolViolation:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The other side said something that makes no sense here; "
                                                       "try again, with the newest Dovetail on both computers.")};
    default:
        return {};
    }
}

// The same, to whoever sends: what the other side would have to do is no advice here.
Words sendersWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SourceMissing:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is gone or cannot be read on this computer; put it back, or send it anew."),
                QT_TRANSLATE_NOOP("dovetail", "A file is gone or cannot be read on this computer; put it back, or send it anew.")};
    case ErrorCode::NotEnoughSpace:
        return {QT_TRANSLATE_NOOP("dovetail", "There is not enough space on the other computer: it needs %1 more."),
                QT_TRANSLATE_NOOP("dovetail", "There is not enough space on the other computer.")};
    case ErrorCode::CannotWrite:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” cannot be written to on the other computer; try again when it can."),
                QT_TRANSLATE_NOOP("dovetail", "The folder on the other computer cannot be written to; try again when it can.")};
    case ErrorCode::UnknownTransfer:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The other side no longer knows these files; send them again.")};
    case ErrorCode::UnsafeName:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is not a name a file can have on the other computer; "
                                              "rename it and send it again."),
                QT_TRANSLATE_NOOP("dovetail", "A file has a name it cannot have on the other computer; "
                                              "rename it and send it again.")};
    case ErrorCode::NameChanged:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” cannot be sent under its name; it was sent under a similar one."),
                QT_TRANSLATE_NOOP("dovetail", "A file cannot be sent under its name; it was sent under a similar one.")};
    default:
        return {};
    }
}

// To whoever receives, and could only ask the sender.
Words receiversWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SourceMissing:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is gone or cannot be read on the sender's computer; "
                                              "ask for it to be put back or sent anew."),
                QT_TRANSLATE_NOOP("dovetail", "A file is gone or cannot be read on the sender's computer; "
                                              "ask for it to be put back or sent anew.")};
    case ErrorCode::SourceChanged:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” changed while it was being sent; ask for it to be sent again."),
                QT_TRANSLATE_NOOP("dovetail", "A file changed while it was being sent; ask for it to be sent again.")};
    default:
        return {};
    }
}

// To whoever takes it from a shared folder, where nobody sends.
Words fetchersWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SourceMissing:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is gone or cannot be read on the other computer; ask the folder's owner."),
                QT_TRANSLATE_NOOP("dovetail", "A file is gone or cannot be read on the other computer; ask the folder's owner.")};
    case ErrorCode::SourceChanged:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” changed while it was being fetched; fetch it again."),
                QT_TRANSLATE_NOOP("dovetail", "A file changed while it was being fetched; fetch it again.")};
    default:
        return {};
    }
}

// What the receiver's disk hinders for now. No other folder can be chosen any more, but the folder is looked at until it will do.
Words heldUpWords(ErrorCode code, bool outgoing)
{
    switch (code) {
    case ErrorCode::NotEnoughSpace:
        if (outgoing)
            return {QT_TRANSLATE_NOOP("dovetail", "There is not enough space on the other computer; "
                                                  "when %1 more is free there, it goes on by itself."),
                    QT_TRANSLATE_NOOP("dovetail", "There is not enough space on the other computer; "
                                                  "when there is, it goes on by itself.")};
        return {QT_TRANSLATE_NOOP("dovetail", "There is not enough space: free %1 more, and it goes on by itself."),
                QT_TRANSLATE_NOOP("dovetail", "There is not enough space; free some, and it goes on by itself.")};
    case ErrorCode::CannotWrite:
        if (outgoing)
            return {QT_TRANSLATE_NOOP("dovetail", "“%1” cannot be written to on the other computer; "
                                                  "the transfer goes on by itself once it can."),
                    QT_TRANSLATE_NOOP("dovetail", "The folder on the other computer cannot be written to; "
                                                  "the transfer goes on by itself once it can.")};
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” cannot be written to; the transfer goes on by itself once it can."),
                QT_TRANSLATE_NOOP("dovetail", "The folder cannot be written to; the transfer goes on by itself once it can.")};
    default:
        return {};
    }
}

// What happens between a person and the network.
Words networkWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConnectionLost:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The connection was lost before everything had arrived; "
                                                       "try again.")};
    case ErrorCode::CannotConnect:
        return {QT_TRANSLATE_NOOP("dovetail", "No connection could be made to %1; "
                                              "allow TCP port %2 in the firewall there."),
                QT_TRANSLATE_NOOP("dovetail", "No connection could be made to the other computer; "
                                              "a firewall there may need to allow Dovetail.")};
    case ErrorCode::LinkRefused:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The other computer did not prove in time who it is; "
                                                       "nothing was sent, try again.")};
    case ErrorCode::PeerUnreachable:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The other computer does not answer; "
                                                       "see whether it is on and on this network.")};
    case ErrorCode::TextTooLong:
        return {QT_TRANSLATE_NOOP("dovetail", "The message is longer than %1; send it in pieces or as a file."),
                QT_TRANSLATE_NOOP("dovetail", "The message is too long; send it in pieces or as a file.")};
    case ErrorCode::TextEmpty:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The message is empty; write something first.")};
    case ErrorCode::NoSuchMessage:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "The message is not here any more, or it is not one of "
                                                       "yours; nothing was changed.")};
    case ErrorCode::NotAnEmoji:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is not an emoji; a reaction is exactly one."),
                QT_TRANSLATE_NOOP("dovetail", "That is not an emoji; a reaction is exactly one.")};
    case ErrorCode::NoSuchPeer:
        return {QT_TRANSLATE_NOOP("dovetail", "Nobody called “%1” is on this network; check the name, or "
                                              "whether Dovetail runs there."),
                QT_TRANSLATE_NOOP("dovetail", "Nobody of that name is on this network; check the name, or "
                                              "whether Dovetail runs there.")};
    case ErrorCode::PersonBlocked:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is blocked; unblock them to write or send something."),
                QT_TRANSLATE_NOOP("dovetail", "That person is blocked; unblock them to write or send something.")};
    case ErrorCode::IdentityUndecided:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is not who was called so before; say first whether you trust this one."),
                QT_TRANSLATE_NOOP("dovetail", "That is not the person of this name you knew; say first whether you trust this one.")};
    case ErrorCode::BadAddress:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is not an address; type one like 10.0.0.12 or the name of "
                                              "a computer."),
                QT_TRANSLATE_NOOP("dovetail", "No address was given; type one like 10.0.0.12 or the name of "
                                              "a computer.")};
    case ErrorCode::NothingToSend:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "There is nothing to send; choose at least one file.")};
    case ErrorCode::NotAFile:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is neither a file nor a folder that can be read, so it cannot be sent."),
                QT_TRANSLATE_NOOP("dovetail", "That is neither a file nor a folder that can be read, so it cannot be sent.")};
    case ErrorCode::TooManyFiles:
        return {QT_TRANSLATE_NOOP("dovetail", "These are more than %1 files; send them in several goes or as "
                                              "one archive."),
                QT_TRANSLATE_NOOP("dovetail", "These are too many files; send them in several goes or as "
                                              "one archive.")};
    case ErrorCode::Interrupted:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "Dovetail was closed in the middle of it; try again.")};
    case ErrorCode::NameChanged:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” could not keep its name here; it was saved under a similar one."),
                QT_TRANSLATE_NOOP("dovetail", "A file could not keep its name here; it was saved under a similar one.")};
    case ErrorCode::LinkNotKept:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is a link that leads elsewhere or that the disk cannot hold; it was left out."),
                QT_TRANSLATE_NOOP("dovetail", "A link that leads elsewhere or that the disk cannot hold was left out.")};
    case ErrorCode::NameTaken:
        return {QT_TRANSLATE_NOOP("dovetail", "Something called “%1” is there already; choose what to do with it."),
                QT_TRANSLATE_NOOP("dovetail", "Something of that name is there already; choose another one.")};
    case ErrorCode::NotAFolder:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” is not a folder that can be read, so it cannot be shared."),
                QT_TRANSLATE_NOOP("dovetail", "That is not a folder that can be read, so it cannot be shared.")};
    case ErrorCode::NoPortFree:
        return {QT_TRANSLATE_NOOP("dovetail", "No network port from %1 on is free; close another program or "
                                              "choose another port."),
                QT_TRANSLATE_NOOP("dovetail", "No network port is free; close another program or "
                                              "choose another port.")};
    case ErrorCode::NoNetwork:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "This computer is on no network; connect it by cable or "
                                                       "Wi-Fi.")};
    default:
        return {};
    }
}

// What is wrong at home.
Words profileWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::None:
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "All is well.")};
    case ErrorCode::IdentityUnreadable:
        return {QT_TRANSLATE_NOOP("dovetail", "The identity in “%1” cannot be used and was left as it is; restore "
                                              "it from a backup, or move it away to become somebody new."),
                QT_TRANSLATE_NOOP("dovetail", "The identity of this profile cannot be used and was left as it is; "
                                              "restore it from a backup, or move it away to become somebody new.")};
    case ErrorCode::ProfileUnwritable:
        return {QT_TRANSLATE_NOOP("dovetail", "“%1” cannot be written to, so nothing could be kept; make it "
                                              "writable or choose another profile folder."),
                QT_TRANSLATE_NOOP("dovetail", "The profile folder cannot be written to, so nothing could be kept; "
                                              "make it writable or choose another one.")};
    case ErrorCode::ProfileInUse:
        return {QT_TRANSLATE_NOOP("dovetail", "Another Dovetail already uses “%1”; use that one, close it, or "
                                              "choose another profile folder."),
                QT_TRANSLATE_NOOP("dovetail", "Another Dovetail already uses this profile; use that one, close "
                                              "it, or choose another profile folder.")};
    case ErrorCode::StoreUnusable:
        return {QT_TRANSLATE_NOOP("dovetail", "The conversations cannot be kept (%1); see whether the disk is "
                                              "full or the profile folder read-only."),
                QT_TRANSLATE_NOOP("dovetail", "The conversations cannot be kept; see whether the disk is "
                                              "full or the profile folder read-only.")};
    default:
        // Malformed too: it is logged where it is met, and no person can do anything about it.
        return {nullptr, QT_TRANSLATE_NOOP("dovetail", "Something arrived that could not be understood; "
                                                       "it was ignored.")};
    }
}

/// The detail as people read it; empty when it is not what the code says it is.
QString spokenDetail(const Error &error)
{
    const QString detail = cleanLine(error.detail, limits::maxDetailLength);
    bool isNumber = false;
    const qint64 number = detail.toLongLong(&isNumber);
    switch (error.code) {
    case ErrorCode::NotEnoughSpace:
    case ErrorCode::TextTooLong:
        return isNumber && number > 0 ? formatBytes(number) : QString();
    case ErrorCode::TooManyFiles:
        return isNumber && number > 0 ? QLocale().toString(number) : QString();
    default:
        return detail;
    }
}

/// Which port has to be opened, and where: address, the port there, perhaps the own one.
QString withPorts(const Words &words, const QStringList &way)
{
    const auto isPort = [](const QString &text) { return text.toUShort() > 0; };
    if (way.size() < 2 || !isPort(way[1]))
        return QCoreApplication::translate("dovetail", words.without);
    if (way.size() < 3 || !isPort(way[2]))
        return QCoreApplication::translate("dovetail", words.with).arg(way[0], way[1]);
    return QCoreApplication::translate("dovetail",
                                       "Neither computer can connect to the other: allow TCP port %1 in the "
                                       "firewall of this computer, or port %2 in that of the other one (%3).")
        .arg(way[2], way[1], way[0]);
}

} // namespace

namespace {

QString said(const Words &words, const Error &error)
{
    const QString detail = spokenDetail(error);
    if (error.code == ErrorCode::CannotConnect)
        return withPorts(words, detail.split(u' ', Qt::SkipEmptyParts));
    if (words.with && !detail.isEmpty())
        return QCoreApplication::translate("dovetail", words.with).arg(detail);
    return QCoreApplication::translate("dovetail", words.without);
}

/// Nothing where it is the same on both sides.
Words wordsOfSide(ErrorCode code, const Transfer &transfer)
{
    return transfer.outgoing ? sendersWords(code) : transfer.download ? fetchersWords(code) : receiversWords(code);
}

} // namespace

QString sentence(const Error &error)
{
    Words words = sharedWords(error.code);
    if (!words.without)
        words = networkWords(error.code);
    if (!words.without)
        words = profileWords(error.code);
    return said(words, error);
}

QString errorSentence(const Transfer &transfer)
{
    const Error &error = transfer.error;
    Words words;
    if (transfer.state == TransferState::Paused)
        words = heldUpWords(error.code, transfer.outgoing);
    else if (transfer.state == TransferState::Failed && error.code == ErrorCode::CannotWrite && !transfer.outgoing)
        words = {QT_TRANSLATE_NOOP("dovetail", "“%1” cannot be written to; make it writable and try again."),
                 QT_TRANSLATE_NOOP("dovetail", "The folder cannot be written to; make it writable and try again.")};
    if (!words.without)
        words = wordsOfSide(error.code, transfer);
    return words.without ? said(words, error) : sentence(error);
}

QString noteSentence(const Transfer &transfer, const Error &note)
{
    const Words words = wordsOfSide(note.code, transfer);
    return words.without ? said(words, note) : sentence(note);
}

QString formatBytes(qint64 bytes)
{
    // Rounded first, so that 999,950 kB is said as "1.0 GB" and not as "1,000.0 MB".
    quint64 rounded = static_cast<quint64>(qMax<qint64>(0, bytes));
    quint64 step = 0;
    for (quint64 unit = 1000; unit <= rounded; unit *= 1000) {
        step = unit == 1000 ? unit : unit / 10;
        if (unit > std::numeric_limits<quint64>::max() / 1000)
            break;
    }
    if (step != 0)
        rounded = (rounded + step / 2) / step * step;
    const int digits = rounded >= 1'000'000 ? 1 : 0;
    return QLocale().formattedDataSize(static_cast<qint64>(rounded), digits, QLocale::DataSizeSIFormat);
}

} // namespace dovetail
