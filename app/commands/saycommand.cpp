// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/saycommand.h"

#include "app/commands/peersentences.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

namespace dovetail::cli {

namespace {

constexpr int findSeconds = 10;
constexpr int deliverSeconds = 10;
/// With --wait: people appear within two seconds; who has not by then is away.
constexpr int awayAfterMs = 3'000;
/// Messages under way before reading pauses, and when it goes on.
constexpr qsizetype fullWindow = 256;
constexpr qsizetype roomAgain = 128;

} // namespace

SayCommand::SayCommand(Errand errand, QObject *parent)
    : Command(std::move(errand), parent), m_finder(m_node, m_arguments.peer)
{
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, &SayCommand::onLate);
    connect(&m_finder, &PeerFinder::found, this, &SayCommand::onFound);
    connect(&m_finder, &PeerFinder::away, this, &SayCommand::onAway);
    failUnlessFound(m_finder);
    connect(&m_node, &Node::sendFailed, this, [this](const PeerId &peer, const QString &, const Error &error) {
        if (peer == m_peer.id)
            fail(Failed, sentence(error));
    });
    connect(&m_node, &Node::messageAdded, this, &SayCommand::onAdded);
    connect(&m_node, &Node::messageChanged, this, &SayCommand::onChanged);
}

void SayCommand::begin()
{
    if (!m_arguments.wait)
        m_finder.start(timeoutMs(findSeconds));
    else if (m_arguments.timeoutSeconds)
        m_finder.start(timeoutMs(0), awayAfterMs);
    else
        m_finder.start({}, awayAfterMs);
}

void SayCommand::onFound(const Person &person)
{
    m_peer = person;
    readInput();
}

void SayCommand::onAway(const Person &person)
{
    // One text can wait in the profile; an input of unknown length is not taken for somebody who is not here.
    if (m_arguments.lines && !m_arguments.wait) {
        fail(TimedOut, QStringLiteral("%1 is not here now; nothing was sent.").arg(shownName(person)));
        return;
    }
    m_peer = person;
    m_away = true;
    if (m_arguments.wait)
        m_printer.note(QStringLiteral("%1 is not here now; waiting.").arg(shownName(person)));
    readInput();
}

void SayCommand::readInput()
{
    if (m_arguments.text != u"-") {
        m_inputEnded = true;
        say(m_arguments.text.toUtf8());
        return;
    }
    const auto mode = m_arguments.lines ? TextInput::Mode::Lines : TextInput::Mode::Whole;
    m_input = std::make_unique<TextInput>(m_terminal, mode, limits::maxTextBytes);
    connect(m_input.get(), &TextInput::textRead, this, &SayCommand::say);
    connect(m_input.get(), &TextInput::ended, this, &SayCommand::onInputEnded);
    connect(m_input.get(), &TextInput::tooLong, this, [this] {
        fail(Failed, sentence({ErrorCode::TextTooLong, QString::number(limits::maxTextBytes)}));
    });
    m_input->setReading(true);
}

void SayCommand::say(const QByteArray &utf8)
{
    if (isFinished() || (m_arguments.lines && utf8.trimmed().isEmpty()))
        return; // an empty line is no message
    const Result<MessageId> id = m_node.sendText(m_peer.id, QString::fromUtf8(utf8));
    if (!id) {
        fail(Failed, sentence(id.error()));
        return;
    }
    if (m_waiting.isEmpty())
        restartLate();
    m_waiting.insert(*id);
    if (m_input && m_waiting.size() >= fullWindow)
        m_input->setReading(false);
}

void SayCommand::onAdded(const Message &message)
{
    if (!m_away || !m_waiting.contains(message.id))
        return;
    // Stored: from here on it is safe to end.
    if (m_arguments.wait)
        showQueued(message.id);
    else
        onLate();
}

void SayCommand::onChanged(const Message &message)
{
    if (!m_waiting.contains(message.id) || message.state == MessageState::Waiting)
        return;
    m_waiting.remove(message.id);
    if (message.state == MessageState::Failed) {
        fail(Failed, QStringLiteral("The message to %1 could not be delivered.").arg(shownName(m_peer)));
        return;
    }
    ++m_delivered;
    m_printer.event("delivered",
                    {{QStringLiteral("id"), message.id.toHex()}, {QStringLiteral("to"), m_peer.id.toHex()}},
                    {});
    restartLate();
    if (m_input && m_waiting.size() < roomAgain)
        m_input->setReading(true);
    finishIfAllDelivered();
}

void SayCommand::onInputEnded()
{
    m_inputEnded = true;
    finishIfAllDelivered();
}

void SayCommand::finishIfAllDelivered()
{
    if (m_waiting.isEmpty())
        m_late.stop();
    if (!m_inputEnded || !m_waiting.isEmpty() || isFinished())
        return;
    if (m_delivered == 1)
        m_printer.note(QStringLiteral("Delivered to %1.").arg(shownName(m_peer)));
    else
        m_printer.note(QStringLiteral("%1 messages delivered to %2.")
                           .arg(QString::number(m_delivered), shownName(m_peer)));
    finish(Done);
}

void SayCommand::restartLate()
{
    if (!m_arguments.wait || m_arguments.timeoutSeconds)
        m_late.start(timeoutMs(deliverSeconds));
}

void SayCommand::showQueued(const MessageId &id)
{
    m_printer.event("queued", {{QStringLiteral("id"), id.toHex()}, {QStringLiteral("to"), m_peer.id.toHex()}},
                    {});
}

void SayCommand::onLate()
{
    if (!m_arguments.wait || !m_away) {
        for (const MessageId &id : std::as_const(m_waiting))
            showQueued(id);
    }
    fail(TimedOut, waitingSentence(m_waiting.size(), m_peer));
}

} // namespace dovetail::cli
