// SPDX-License-Identifier: GPL-3.0-or-later
// The real window under load, with the time its main thread takes for each turn.
//
//   window_bench flow FOLDER PER-MINUTE SECONDS PORT   two nodes write to each other at this rate, each way, the
//                                                      conversation open; prints JSON
//   window_bench burst FOLDER COUNT PORT               COUNT messages at once to the open conversation
//   window_bench scroll PROFILE NAME ROWS PORT         the conversation with NAME, ROWS rows up
#include "core/node/node.h"
#include "tests/bench/window/stallmeter.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messageview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodebinding.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTimer>

#include <cstdio>
#include <memory>

using namespace dovetail;
using bench::StallMeter;

namespace {

NodeOptions options(const QString &profile, const QString &name, quint16 port)
{
    NodeOptions result;
    result.profileFolder = profile;
    result.name = name;
    result.localOnly = true;
    result.discoveryPort = port;
    return result;
}

/// KiB in memory now; 0 where the system does not say.
int residentKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toInt();
    return 0;
}

/// A window bound to a node, as the program makes them.
struct Desk {
    Desk(const QString &profile, const QString &name, quint16 port)
        : memory(profile + QStringLiteral("/window.ini")), node(options(profile, name, port)),
          window(theme, memory), binding(node, window)
    {
        window.resize(1100, 760);
        window.show();
        node.start();
    }
    ui::WindowMemory memory;
    ui::Theme theme;
    Node node;
    ui::MainWindow window;
    ui::NodeBinding binding;
};

void tell(QJsonObject result)
{
    const auto *meter = static_cast<StallMeter *>(QCoreApplication::instance());
    result[QStringLiteral("longestMs")] = meter->longestMs();
    result[QStringLiteral("longestCpuMs")] = meter->longestCpuMs();
    result[QStringLiteral("lateFrames")] = meter->lateFrames();
    result[QStringLiteral("stalls")] = meter->stalls();
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    QCoreApplication::exit(0);
}

/// Messages from and to a window whose conversation is open.
class Flow final : public QObject {
public:
    /// `perMinute` 0: all at once, one way.
    Flow(const QString &folder, int perMinute, int count, quint16 port)
        : m_perMinute(perMinute), m_count(count), m_desk(folder + QStringLiteral("/mei"), QStringLiteral("Mei"), port),
          m_other(options(folder + QStringLiteral("/ana"), QStringLiteral("Ana"), port))
    {
        connect(&m_desk.node, &Node::started, this, [this] { m_other.start(); });
        for (Node *node : {&m_desk.node, &m_other}) {
            connect(node, &Node::failed, this, [] { QCoreApplication::exit(1); });
            connect(node, &Node::personChanged, this, &Flow::begin);
            connect(node, &Node::messageAdded, this, [this](const Message &message) {
                if (!message.own)
                    ++m_received;
                finishIfDone();
            });
        }
        m_tick.setInterval(20);
        m_tick.setTimerType(Qt::PreciseTimer);
        connect(&m_tick, &QTimer::timeout, this, &Flow::write);
    }

private:
    void begin()
    {
        const auto here = m_desk.node.person(m_other.info().id);
        const auto there = m_other.person(m_desk.node.info().id);
        if (m_begun || !here || !there || here->presence != Presence::Online || there->presence != Presence::Online)
            return;
        m_begun = true;
        m_desk.window.open(here->id);
        QTimer::singleShot(500, this, [this] {
            static_cast<StallMeter *>(QCoreApplication::instance())->reset();
            m_kib = residentKib();
            m_clock.start();
            m_tick.start();
        });
    }

    void write()
    {
        const int due = m_perMinute == 0
            ? m_count
            : int(qMin<qint64>(m_count, m_clock.elapsed() * m_perMinute / 60'000));
        for (; m_written < due; ++m_written) {
            const QString text = QStringLiteral("Message %1 消息, as long as what people write").arg(m_written);
            const bool sent = m_other.sendText(m_desk.node.info().id, text)
                && (m_perMinute == 0 || m_desk.node.sendText(m_other.info().id, text));
            if (!sent)
                QCoreApplication::exit(1);
        }
        if (m_written == m_count)
            m_tick.stop();
    }

    void finishIfDone()
    {
        if (m_written < m_count || m_received < m_count * (m_perMinute == 0 ? 1 : 2))
            return;
        tell({{QStringLiteral("messages"), m_received},
              {QStringLiteral("seconds"), double(m_clock.elapsed()) / 1000},
              {QStringLiteral("grownKib"), residentKib() - m_kib}});
    }

    int m_perMinute;
    int m_count;
    int m_written = 0;
    int m_received = 0;
    int m_kib = 0;
    bool m_begun = false;
    QElapsedTimer m_clock;
    QTimer m_tick;
    Desk m_desk;
    Node m_other;
};

/// Up through a long conversation, a good part of a page at a time, as fast as pages come.
class Scroll final : public QObject {
public:
    Scroll(const QString &profile, const QString &name, int rows, quint16 port)
        : m_name(name), m_rows(rows), m_desk(profile, QStringLiteral("Reader"), port)
    {
        connect(&m_desk.node, &Node::failed, this, [] { QCoreApplication::exit(1); });
        connect(&m_desk.node, &Node::started, this, &Scroll::begin);
        connect(&m_desk.window.conversation(), &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) {
                    if (first == 0)
                        m_seen += last + 1;
                });
        m_frame.setInterval(16);
        m_frame.setTimerType(Qt::PreciseTimer);
        connect(&m_frame, &QTimer::timeout, this, &Scroll::step);
    }

private:
    void begin()
    {
        for (const Person &person : m_desk.node.people()) {
            if (person.name != m_name)
                continue;
            QElapsedTimer timer;
            timer.start();
            connect(&m_desk.node, &Node::messagesLoaded, this, [this, timer] {
                if (m_frame.isActive() || m_seen > 0)
                    return;
                m_openMs = double(timer.nsecsElapsed()) / 1e6;
                QTimer::singleShot(500, this, [this] {
                    static_cast<StallMeter *>(QCoreApplication::instance())->reset();
                    m_kib = residentKib();
                    m_seen = 0;
                    m_clock.start();
                    m_frame.start();
                });
            });
            m_desk.window.open(person.id);
            return;
        }
        std::fprintf(stderr, "nobody is called that\n");
        QCoreApplication::exit(1);
    }

    void step()
    {
        QScrollBar *bar = m_desk.window.conversationPane()->view()->verticalScrollBar();
        if (m_seen < m_rows && m_clock.elapsed() < 240'000) {
            bar->setValue(bar->value() - 700);
            return;
        }
        m_frame.stop();
        tell({{QStringLiteral("rows"), m_seen},
              {QStringLiteral("openMs"), m_openMs},
              {QStringLiteral("seconds"), double(m_clock.elapsed()) / 1000},
              {QStringLiteral("grownKib"), residentKib() - m_kib}});
    }

    QString m_name;
    int m_rows;
    int m_seen = 0;
    int m_kib = 0;
    double m_openMs = 0;
    QElapsedTimer m_clock;
    QTimer m_frame;
    Desk m_desk;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    StallMeter application(argc, argv);
    QApplication::setFont(ui::applicationFont(QApplication::font(), QLocale()));
    const QStringList words = QCoreApplication::arguments();
    std::unique_ptr<QObject> run;
    if (words.size() == 6 && words[1] == QLatin1String("flow")) {
        const int perMinute = words[3].toInt();
        run = std::make_unique<Flow>(words[2], perMinute, perMinute * words[4].toInt() / 60, words[5].toUShort());
    } else if (words.size() == 5 && words[1] == QLatin1String("burst")) {
        run = std::make_unique<Flow>(words[2], 0, words[3].toInt(), words[4].toUShort());
    } else if (words.size() == 6 && words[1] == QLatin1String("scroll")) {
        run = std::make_unique<Scroll>(words[2], words[3], words[4].toInt(), words[5].toUShort());
    } else {
        std::fprintf(stderr, "usage: see the top of window_bench.cpp\n");
        return 2;
    }
    QTimer::singleShot(300'000, &application, [] { QCoreApplication::exit(1); });
    return QApplication::exec();
}
