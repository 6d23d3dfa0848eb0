// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/visitor.h"

#include "app/commands/commands.h"

#include <QLocalSocket>
#include <QTimer>

#include <utility>

namespace dovetail::cli {

namespace {

constexpr int orderMs = 5'000; ///< for one to say what it wants

} // namespace

Visitor::Visitor(QLocalSocket *socket, Node &node, QObject *parent) : m_socket(socket), m_node(node)
{
    setParent(parent);
    m_socket->setParent(this);
    m_socket->setReadBufferSize(2 * qint64(maxFrameBytes));
    connect(m_socket, &QLocalSocket::readyRead, this, &Visitor::read);
    connect(m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    QTimer::singleShot(orderMs, this, [this] {
        if (!m_command)
            m_socket->abort();
    });
}

// The command first: it speaks to this one.
Visitor::~Visitor()
{
    m_command.reset();
    m_socket->disconnect(this);
}

void Visitor::write(Stream stream, const QByteArray &bytes)
{
    if (!m_ended)
        m_socket->write(frame(stream == Stream::Out ? FrameType::Out : FrameType::Err, bytes));
}

void Visitor::wantInput()
{
    m_wanted = true;
    m_socket->write(frame(FrameType::Want));
}

void Visitor::read()
{
    bool broken = false;
    while (!m_ended) {
        const std::optional<Frame> next = takeFrame(*m_socket, broken);
        if (broken || (next && !take(*next)))
            return m_socket->abort();
        if (!next)
            return;
    }
}

bool Visitor::take(const Frame &frame)
{
    switch (frame.type) {
    case FrameType::Order:
        return !m_command && begin(frame.body);
    case FrameType::Input:
        if (!std::exchange(m_wanted, false))
            return false;
        emit inputRead(frame.body);
        return true;
    case FrameType::Interrupt:
        if (!m_command || frame.body.size() != 1)
            return false;
        m_command->interrupt(quint8(frame.body[0]));
        return true;
    default:
        return false;
    }
}

bool Visitor::begin(const QByteArray &bytes)
{
    const std::optional<VisitOrder> order = decodeOrder(bytes);
    QString wrong;
    std::optional<Arguments> arguments = order ? readArguments(order->words, order->folder, wrong) : std::nullopt;
    if (!arguments)
        return false; // it was read there before
    arguments->secret = order->secret;
    m_columns = order->columns;
    m_command = makeCommand({*std::move(arguments), m_node, *this});
    if (!m_command)
        return false;
    connect(m_command.get(), &Command::finished, this, &Visitor::end, Qt::QueuedConnection);
    m_command->run();
    return true;
}

void Visitor::end(int exitCode)
{
    m_socket->write(frame(FrameType::Exit, QByteArray(1, char(exitCode))));
    m_ended = true;
    m_command.reset();
    m_socket->disconnectFromServer(); // once that is written
}

} // namespace dovetail::cli
