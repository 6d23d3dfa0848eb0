// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/chatcommand.h"

#include "app/commands/peersentences.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

namespace dovetail::cli {

namespace {

constexpr int findSeconds = 10;
/// People appear within two seconds; who has not by then is away.
constexpr int awayAfterMs = 3'000;
/// Messages on their way into the store before reading pauses, and when it goes on.
constexpr qsizetype fullWindow = 256;
constexpr qsizetype roomAgain = 128;
/// The other side is told no more often than this how far was read.
constexpr int readEveryMs = 1'000;
/// The longest text, and as JSON where each of its characters may be escaped.
constexpr qsizetype longestLine = limits::maxTextBytes;
constexpr qsizetype longestOrder = 6 * longestLine + 1024;

} // namespace

ChatCommand::ChatCommand(Errand errand, QObject *parent)
    : Command(std::move(errand), parent),
      m_reporter(m_node, m_printer, m_arguments.accept),
      m_finder(m_node, m_arguments.peer)
{
    m_reporter.setAcceptOptions({m_arguments.node.downloadFolder, m_arguments.into.existing});
    m_late.setSingleShot(true);
    m_read.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this,
            [this] { fail(TimedOut, waitingSentence(undelivered(), m_peer)); });
    connect(&m_read, &QTimer::timeout, this, &ChatCommand::markRead);
    connect(&m_finder, &PeerFinder::found, this, [this](const Person &person) { converse(person, true); });
    connect(&m_finder, &PeerFinder::away, this, [this](const Person &person) { converse(person, false); });
    failUnlessFound(m_finder);
    connect(&m_node, &Node::sendFailed, this, [this](const PeerId &peer, const QString &, const Error &error) {
        if (peer == m_peer.id)
            fail(Failed, sentence(error));
    });
    connect(&m_node, &Node::messageAdded, this, &ChatCommand::onAdded);
    connect(&m_reporter, &Reporter::settled, this, [this] {
        restartLate();
        finishIfAllDelivered();
    });
}

void ChatCommand::begin()
{
    m_reporter.showReady();
    m_finder.start(timeoutMs(findSeconds), awayAfterMs);
}

void ChatCommand::converse(const Person &person, bool isHere)
{
    m_peer = person;
    m_reporter.setCompany(person.id);
    const QString line = isHere
        ? QStringLiteral("* Conversation with %1 (%2)")
        : QStringLiteral("* Conversation with %1 (%2), who is not here now and gets it when they are back");
    m_printer.event("conversation", peerObject(person), line.arg(shownName(person), person.id.toShort()));

    m_input = std::make_unique<TextInput>(m_terminal, TextInput::Mode::Lines,
                                          m_arguments.jsonInput ? longestOrder : longestLine);
    connect(m_input.get(), &TextInput::textRead, this, &ChatCommand::take);
    connect(m_input.get(), &TextInput::ended, this, &ChatCommand::onInputEnded);
    connect(m_input.get(), &TextInput::tooLong, this, [this] {
        fail(Failed, sentence({ErrorCode::TextTooLong, QString::number(limits::maxTextBytes)}));
    });
    m_input->setReading(true);
    markRead();
}

void ChatCommand::take(const QByteArray &line)
{
    if (isFinished() || line.trimmed().isEmpty())
        return; // an empty line is no message
    if (!m_arguments.jsonInput)
        return obey({ChatOrder::Kind::Say, QString::fromUtf8(line), {}, false});
    QString wrong;
    if (const auto order = readChatOrder(line, wrong))
        obey(*order);
    else
        m_printer.error(wrong);
}

void ChatCommand::obey(const ChatOrder &order)
{
    const MessageRef message = order.message.value_or(MessageRef());
    switch (order.kind) {
    case ChatOrder::Kind::Say: {
        const Result<MessageId> id = m_node.sendText(m_peer.id, order.text, {order.message, false});
        if (!id && m_arguments.jsonInput)
            return m_printer.error(sentence(id.error())); // the next one may be right
        if (!id)
            return fail(Failed, sentence(id.error()));
        m_storing.insert(*id);
        if (m_storing.size() >= fullWindow)
            m_input->setReading(false);
        break;
    }
    case ChatOrder::Kind::Edit:
        if (const Result<void> done = m_node.editText(m_peer.id, message.id, order.text); !done.ok())
            m_printer.error(sentence(done.error()));
        break;
    case ChatOrder::Kind::Delete:
        m_node.deleteMessage(m_peer.id, message.id);
        break;
    case ChatOrder::Kind::React:
        m_node.react(m_peer.id, message, order.text);
        break;
    case ChatOrder::Kind::Typing:
        m_node.setTyping(m_peer.id, order.active);
        break;
    }
}

void ChatCommand::onAdded(const Message &message)
{
    if (m_storing.remove(message.id) && m_storing.size() < roomAgain)
        m_input->setReading(true);
    if (message.own || message.peer != m_peer.id)
        return;
    m_unread = true;
    if (!m_read.isActive())
        m_read.start(readEveryMs);
}

void ChatCommand::markRead()
{
    if (!std::exchange(m_unread, false))
        return;
    m_node.markRead(m_peer.id);
}

void ChatCommand::onInputEnded()
{
    m_inputEnded = true;
    restartLate();
    finishIfAllDelivered();
}

void ChatCommand::restartLate()
{
    if (m_inputEnded && !m_arguments.stay && m_arguments.timeoutSeconds)
        m_late.start(timeoutMs(0));
}

void ChatCommand::finishIfAllDelivered()
{
    if (!m_inputEnded || m_arguments.stay || undelivered() > 0)
        return;
    markRead();
    finish(Done);
}

int ChatCommand::onInterrupt(int signalNumber)
{
    markRead();
    if (undelivered() == 0)
        return Done;
    m_printer.note(waitingSentence(undelivered(), m_peer));
    return Command::onInterrupt(signalNumber);
}

} // namespace dovetail::cli
