// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/interfaces.h"

#include <QTest>

using namespace dovetail;
using namespace dovetail::net;

namespace {

QHostAddress ip(const char *text)
{
    return QHostAddress(QString::fromLatin1(text));
}

Interface loopback()
{
    return {1,     QStringLiteral("lo"),
            true,  true,
            true,  false,
            false, {{ip("127.0.0.1"), ip("127.255.255.255")}, {ip("::1"), {}}}};
}

Interface wire(const char *name, const char *address, const char *broadcast)
{
    return {2,     QString::fromLatin1(name),
            true,  true,
            false, true,
            true,  {{ip("fe80::1%2"), {}}, {ip(address), ip(broadcast)}}};
}

Interface tunnel()
{
    return {3, QStringLiteral("tun0"), true, true, false, false, false, {{ip("10.8.0.2"), {}}}};
}

QStringList names(const QList<Interface> &interfaces)
{
    QStringList result;
    for (const Interface &one : interfaces)
        result += one.name;
    return result;
}

} // namespace

class TestInterfaces : public QObject {
    Q_OBJECT
private slots:
    void picksWhatIsUpAndKeepsLoopback()
    {
        Interface down = wire("down0", "10.1.0.1", "10.1.0.255");
        down.up = false;
        Interface unplugged = wire("unplugged0", "10.2.0.1", "10.2.0.255");
        unplugged.running = false;
        Interface bare = wire("bare0", "10.3.0.1", "10.3.0.255");
        bare.addresses.clear();
        const QList<Interface> usable = usableInterfaces(
            {loopback(), tunnel(), down, unplugged, bare, wire("eth0", "10.0.0.5", "10.0.0.255")}, false);
        QCOMPARE(names(usable),
                 QStringList({QStringLiteral("eth0"), QStringLiteral("tun0"), QStringLiteral("lo")}));
    }

    void localOnlyIsLoopbackAlone()
    {
        const QList<Interface> usable =
            usableInterfaces({wire("eth0", "10.0.0.5", "10.0.0.255"), loopback()}, true);
        QCOMPARE(names(usable), QStringList(QStringLiteral("lo")));
    }

    void withoutAnyInterfaceNothingIsUsable()
    {
        QVERIFY(usableInterfaces({}, false).isEmpty());
        QVERIFY(ownAddresses({}).isEmpty());
    }

    void ordersAddressesBestFirst()
    {
        Interface eth = wire("eth0", "10.0.0.5", "10.0.0.255");
        eth.addresses.append({ip("fd00::5"), {}});
        Interface zeroconf = wire("eth1", "169.254.3.4", "169.254.255.255");
        const QList<QHostAddress> own =
            ownAddresses(usableInterfaces({loopback(), tunnel(), zeroconf, eth}, false));
        QCOMPARE(own,
                 QList<QHostAddress>({ip("10.0.0.5"), ip("10.8.0.2"), ip("fd00::5"), ip("169.254.3.4"),
                                      ip("fe80::1%2"), ip("fe80::1%2")}));
    }

    void loopbackIsAnAddressOnlyWhenAlone()
    {
        QCOMPARE(ownAddresses({loopback()}), QList<QHostAddress>({ip("127.0.0.1"), ip("::1")}));
    }

    void aChangedAddressIsAChange()
    {
        const QList<Interface> before = usableInterfaces({wire("eth0", "10.0.0.5", "10.0.0.255")}, false);
        const QList<Interface> after = usableInterfaces({wire("eth0", "10.0.0.6", "10.0.0.255")}, false);
        QVERIFY(before != after);
        QCOMPARE(before, usableInterfaces({wire("eth0", "10.0.0.5", "10.0.0.255")}, false));
    }

    void thisMachineHasALoopbackThatBroadcasts()
    {
        const QList<Interface> usable = usableInterfaces(systemInterfaces(), true);
        QCOMPARE(usable.size(), 1);
        QVERIFY(usable.first().loopback);
        QVERIFY(usable.first().addresses.contains({ip("127.0.0.1"), ip("127.255.255.255")}));
    }
};

QTEST_GUILESS_MAIN(TestInterfaces)
#include "tst_interfaces.moc"
