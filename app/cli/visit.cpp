// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/visit.h"

#include "app/commands/exitcode.h"
#include "app/commands/profilesocket.h"

#include <utility>

namespace dovetail::cli {

Visit::Visit(Terminal &terminal, const QString &profileFolder, VisitOrder order, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_path(visitSocket(profileFolder)), m_order(std::move(order))
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &Visit::read);
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        connect(&m_terminal, &Terminal::inputRead, this, [this](const QByteArray &chunk) {
            m_socket.write(frame(FrameType::Input, chunk));
        });
        connect(&m_terminal, &Terminal::gone, this, [this] { end(Failed); });
        m_socket.write(frame(FrameType::Order, encode(m_order)));
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        if (m_over)
            return;
        if (error != QLocalSocket::PeerClosedError) {
            m_over = true;
            emit alone();
            return;
        }
        read(); // what it said last
        if (m_over)
            return;
        m_terminal.write(Terminal::Stream::Err, "dovetail-cli: The Dovetail that did this was closed before it was done.\n");
        end(Failed);
    });
}

void Visit::start()
{
    if (isForeignSocket(m_path)) {
        m_over = true;
        emit alone(); // nothing is said to it; the profile cannot be opened then, which is
        return;
    }
    m_socket.connectToServer(m_path);
}

void Visit::interrupt(int signalNumber)
{
    if (!m_over)
        m_socket.write(frame(FrameType::Interrupt, QByteArray(1, char(signalNumber))));
}

void Visit::read()
{
    bool broken = false;
    while (!m_over) {
        const std::optional<Frame> next = takeFrame(m_socket, broken);
        if (!next)
            break;
        take(*next);
    }
    if (broken)
        end(Failed);
}

void Visit::take(const Frame &frame)
{
    switch (frame.type) {
    case FrameType::Out:
        return m_terminal.write(Terminal::Stream::Out, frame.body);
    case FrameType::Err:
        return m_terminal.write(Terminal::Stream::Err, frame.body);
    case FrameType::Want:
        return m_terminal.wantInput();
    case FrameType::Exit:
        return end(frame.body.isEmpty() ? int(Failed) : int(quint8(frame.body[0])));
    default:
        break;
    }
}

void Visit::end(int exitCode)
{
    if (!std::exchange(m_over, true))
        emit finished(exitCode);
}

} // namespace dovetail::cli
