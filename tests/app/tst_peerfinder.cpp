// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a word on the command line means. Sending to the wrong person is worse than not sending.
#include "app/commands/peerfinder.h"

#include <QTest>

using namespace dovetail;
using namespace dovetail::cli;

namespace {

constexpr quint16 discoveryPort = 27422;

Person person(const char *name, char idByte, const char *address, quint16 port,
              Presence presence = Presence::Online)
{
    Person result;
    result.id = *PeerId::fromBytes(QByteArray(PeerId::size, idByte));
    result.name = QString::fromUtf8(name);
    result.host = QStringLiteral("dev-box-7");
    result.endpoint = {QHostAddress(QString::fromLatin1(address)), port};
    result.presence = presence;
    return result;
}

} // namespace

class TestPeerFinder final : public QObject {
    Q_OBJECT
private slots:
    void means_data();
    void means();
};

void TestPeerFinder::means_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("expected"); // first hexadecimal digit of each id

    QTest::newRow("name, any case") << QStringLiteral("mEI lin") << QStringLiteral("1");
    QTest::newRow("name, other script") << QStringLiteral("陈伟") << QStringLiteral("2");
    QTest::newRow("no part of a name") << QStringLiteral("Mei") << QString();
    QTest::newRow("who is away counts, so a stranger cannot take the name")
        << QStringLiteral("Tomas") << QStringLiteral("34");
    QTest::newRow("whole id") << QString(64, QLatin1Char('1')) << QStringLiteral("1");
    QTest::newRow("beginning of an id") << QStringLiteral("2222") << QStringLiteral("2");
    QTest::newRow("too little of an id") << QStringLiteral("222") << QString();
    QTest::newRow("a name that looks like another's id means both")
        << QStringLiteral("11111111") << QStringLiteral("15");
    QTest::newRow("address") << QStringLiteral("10.0.0.12") << QStringLiteral("1");
    QTest::newRow("address and own port") << QStringLiteral("10.0.0.12:27423") << QStringLiteral("1");
    QTest::newRow("address and discovery port") << QStringLiteral("10.0.0.12:27422") << QStringLiteral("1");
    QTest::newRow("address and another's port") << QStringLiteral("10.0.0.12:27424") << QString();
    QTest::newRow("IPv6 with interface") << QStringLiteral("[fe80::1%eth0]:27430") << QStringLiteral("2");
    QTest::newRow("an address of who is away") << QStringLiteral("10.0.0.13") << QString();
    QTest::newRow("host: all of them") << QStringLiteral("DEV-BOX-7") << QStringLiteral("1234");
    QTest::newRow("nothing") << QString() << QString();
}

void TestPeerFinder::means()
{
    QFETCH(QString, what);
    QFETCH(QString, expected);
    QList<Person> people = {
        person("Mei Lin", 0x11, "10.0.0.12", 27423),
        person("陈伟", 0x22, "fe80::1%eth0", 27430),
        person("Tomas", 0x33, "10.0.0.13", 27422, Presence::Offline),
        person("tomas", 0x44, "10.0.0.14", 27422),
        person("11111111", 0x55, "10.0.0.15", 27422),
    };
    people.last().host.clear(); // theirs said nothing
    QString found;
    for (const Person &match : PeerFinder::matches(people, what, discoveryPort))
        found += match.id.toHex().at(0);
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(TestPeerFinder)
#include "tst_peerfinder.moc"
