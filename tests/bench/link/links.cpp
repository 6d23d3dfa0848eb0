// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/link/links.h"

#include "core/common/limits.h"
#include "core/net/tcplinks.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>

#include <atomic>

namespace dovetail::bench {

namespace {

net::LinkTicket ticketFor(wire::LinkCipher cipher)
{
    net::LinkTicket ticket;
    ticket.link = *LinkId::fromBytes(QByteArray(LinkId::size, 'l'));
    ticket.key = QByteArray(32, 'k');
    ticket.cipher = cipher;
    return ticket;
}

/// Keeps the link filled up to its high water mark.
class Pump final {
public:
    Pump(net::Link *link, qint64 bytes, int chunk) : m_link(link), m_left(bytes), m_chunk(chunk) {}

    void go()
    {
        while (m_left > 0 && m_link->queuedBytes() < limits::linkHighWater) {
            net::RecordBuffer record(int(qMin<qint64>(m_chunk, m_left)));
            m_left -= record.size();
            m_link->send(wire::RecordType::Data, std::move(record));
        }
        if (m_left == 0)
            m_link->finish();
    }

private:
    net::Link *m_link;
    qint64 m_left;
    const int m_chunk;
};

} // namespace

double secureLinkRate(wire::LinkCipher cipher, qint64 bytes, int chunk)
{
    SystemClock clock;
    net::TcpLinks dialling(0, true, clock);
    net::TcpLinks listening(0, true, clock);
    if (!dialling.open() || !listening.open())
        qFatal("No port");
    net::Link *sender = nullptr;
    net::Link *receiver = nullptr;
    QEventLoop ready;
    const auto both = [&] {
        if (sender && receiver)
            ready.quit();
    };
    QObject::connect(&dialling, &net::LinkFactory::linkReady, &ready, [&](net::Link *link) {
        sender = link;
        both();
    });
    QObject::connect(&listening, &net::LinkFactory::linkReady, &ready, [&](net::Link *link) {
        receiver = link;
        both();
    });
    listening.expect(ticketFor(cipher));
    dialling.dial({QHostAddress(QHostAddress::LocalHost), listening.port()}, ticketFor(cipher));
    ready.exec();

    QThread sending;
    QThread receiving;
    std::atomic<qint64> got = 0;
    int closed = 0;
    QEventLoop done;
    Pump pump(sender, bytes, chunk);
    QObject::connect(sender, &net::Link::drained, sender, [&] { pump.go(); });
    QObject::connect(receiver, &net::Link::recordReceived, receiver,
                     [&](wire::RecordType, QByteArrayView data) { got += data.size(); });
    QObject::connect(receiver, &net::Link::closed, &done, [&](const Error &error) {
        if (error.isError())
            qFatal("The link broke");
        if (++closed == 2)
            done.quit();
    });
    QObject::connect(sender, &net::Link::closed, &done, [&] {
        if (++closed == 2)
            done.quit();
    });
    sender->moveToThread(&sending);
    receiver->moveToThread(&receiving);
    sending.start();
    receiving.start();
    QElapsedTimer timer;
    timer.start();
    QMetaObject::invokeMethod(receiver, [receiver] {
        receiver->start();
        receiver->finish(); // it has nothing to say; the end is the sender's last record
    });
    QMetaObject::invokeMethod(sender, [&] {
        sender->start();
        pump.go();
    });
    done.exec();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    sender->deleteLater();
    receiver->deleteLater();
    sending.quit();
    receiving.quit();
    sending.wait();
    receiving.wait();
    if (got != bytes)
        qFatal("Bytes were lost");
    return double(bytes) / seconds;
}

} // namespace dovetail::bench
