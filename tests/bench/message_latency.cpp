// SPDX-License-Identifier: GPL-3.0-or-later
// From send at one node to the message being there at another, stored on both sides. Two nodes of one process,
// each with its own core thread, over loopback. Prints "p50 p99 max" in milliseconds.
//   message_latency FOLDER COUNT DISCOVERY-PORT
#include "core/node/node.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace dovetail;

namespace {

constexpr int warmUp = 50;

class Measurement final : public QObject {
public:
    Measurement(const QString &folder, int count, quint16 discoveryPort)
        : m_count(count),
          m_from(options(folder, QStringLiteral("ana"), discoveryPort)),
          m_to(options(folder, QStringLiteral("mei"), discoveryPort))
    {
        for (Node *node : {&m_from, &m_to})
            connect(node, &Node::failed, this, [] { QCoreApplication::exit(1); });
        connect(&m_to, &Node::started, this, [this] { m_from.start(); });
        connect(&m_from, &Node::personChanged, this, &Measurement::onPerson);
        connect(&m_to, &Node::messageAdded, this,
                [this] { m_milliseconds.push_back(double(m_timer.nsecsElapsed()) / 1e6); });
        connect(&m_from, &Node::messageChanged, this, [this](const Message &message) {
            if (message.state == MessageState::Delivered)
                next();
        });
        m_to.start();
    }

private:
    static NodeOptions options(const QString &folder, const QString &name, quint16 discoveryPort)
    {
        NodeOptions result;
        result.profileFolder = QDir(folder).filePath(name);
        result.name = name;
        result.localOnly = true;
        result.discoveryPort = discoveryPort;
        return result;
    }

    void onPerson(const Person &person)
    {
        if (person.id != m_to.info().id || person.presence != Presence::Online || m_started)
            return;
        m_started = true;
        next();
    }

    void next()
    {
        if (int(m_milliseconds.size()) >= m_count + warmUp)
            return report();
        const QString text =
            QStringLiteral("Message %1, of the length people write").arg(m_milliseconds.size());
        m_timer.start();
        if (!m_from.sendText(m_to.info().id, text))
            QCoreApplication::exit(1);
    }

    void report()
    {
        m_milliseconds.erase(m_milliseconds.begin(), m_milliseconds.begin() + warmUp);
        std::sort(m_milliseconds.begin(), m_milliseconds.end());
        const auto at = [this](double part) {
            return m_milliseconds[size_t(part * double(m_milliseconds.size() - 1))];
        };
        std::printf("%.3f %.3f %.3f\n", at(0.5), at(0.99), at(1.0));
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }

    int m_count;
    bool m_started = false;
    QElapsedTimer m_timer;
    std::vector<double> m_milliseconds;
    Node m_from;
    Node m_to;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 4) {
        std::fprintf(stderr, "message_latency FOLDER COUNT DISCOVERY-PORT\n");
        return 2;
    }
    const Measurement measurement(words[1], words[2].toInt(), words[3].toUShort());
    QTimer::singleShot(120'000, &application, [] { QCoreApplication::exit(1); });
    return QCoreApplication::exec();
}
