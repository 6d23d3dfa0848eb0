// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/transfers/transferend.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace dovetail::bench {

namespace {

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

} // namespace

TransferEnd::TransferEnd(Node &node, QObject *parent) : QObject(parent), m_node(node)
{
    connect(&m_node, &Node::started, this, [this] { tell("started"); });
    connect(&m_node, &Node::failed, this, [] { QCoreApplication::exit(1); });
    connect(&m_node, &Node::personChanged, this, &TransferEnd::onPerson);
    connect(&m_node, &Node::transferChanged, this, &TransferEnd::onTransfer);
    connect(&m_node, &Node::offerFailed, this, [this] { tell("failed"); });
    connect(&m_node, &Node::messageAdded, this, [this](const Message &message) {
        if (!message.own && message.transfer.isNull())
            tell("text", {{QStringLiteral("text"), message.text}});
    });
    auto *input = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(input, &QSocketNotifier::activated, this, &TransferEnd::readCommands);
}

void TransferEnd::readCommands()
{
    char buffer[4096];
    const ssize_t size = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (size <= 0) {
        QCoreApplication::quit();
        return;
    }
    m_input.append(buffer, size);
    for (qsizetype end = m_input.indexOf('\n'); end >= 0; end = m_input.indexOf('\n')) {
        const QString line = QString::fromUtf8(m_input.first(end));
        m_input.remove(0, end + 1);
        obey(line);
    }
}

void TransferEnd::obey(const QString &line)
{
    const QString command = line.section(u' ', 0, 0);
    const QString rest = line.section(u' ', 1);
    if (command == u"send") {
        tell("sending");
        m_node.offerFiles(m_peer, rest.split(u'\t'));
    } else if (command == u"text" && !m_node.sendText(m_peer, rest).ok()) {
        tell("failed");
    }
}

void TransferEnd::onPerson(const Person &person)
{
    if (!m_peer.isNull() || person.presence != Presence::Online)
        return;
    m_peer = person.id;
    tell("peer");
}

void TransferEnd::onTransfer(const Transfer &transfer)
{
    if (!transfer.outgoing && transfer.state == TransferState::Offered && transfer.error.code == ErrorCode::None
        && !transfer.counting && !m_states.contains(transfer.id)) {
        m_states.insert(transfer.id, TransferState::Offered);
        tell("accepted");
        m_node.accept(transfer.id);
        return;
    }
    const auto before = m_states.value(transfer.id, TransferState::Offered);
    if (before == transfer.state)
        return;
    m_states[transfer.id] = transfer.state;
    if (transfer.state == TransferState::Running) {
        emit began();
        tell("running");
    } else if (isEnd(transfer.state)) {
        tell(transfer.state == TransferState::Done ? "done" : "failed",
             {{QStringLiteral("code"), int(transfer.error.code)},
              {QStringLiteral("skipped"), transfer.skippedFiles}});
    }
}

void TransferEnd::tell(const char *event, QJsonObject fact)
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    fact[QStringLiteral("event")] = QLatin1String(event);
    fact[QStringLiteral("at")] = double(std::chrono::steady_clock::now().time_since_epoch().count()) / 1e9;
    fact[QStringLiteral("cpu")] = seconds(used.ru_utime) + seconds(used.ru_stime);
    emit telling(fact);
    std::puts(QJsonDocument(fact).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

NodeOptions optionsFrom(const QStringList &arguments)
{
    NodeOptions options;
    options.profileFolder = arguments.value(1) + QStringLiteral("/profile");
    options.downloadFolder = arguments.value(1) + QStringLiteral("/files");
    options.name = arguments.value(2);
    options.discoveryPort = arguments.value(3).toUShort();
    options.localOnly = arguments.value(4) != QLatin1String("lan");
    return options;
}

} // namespace dovetail::bench
