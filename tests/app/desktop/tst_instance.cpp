// SPDX-License-Identifier: GPL-3.0-or-later
// One program a profile: who comes second hands over and goes.
#include "app/desktop/instance.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace dovetail::app;

namespace {

/// One start of the program in a profile.
struct Start {
    explicit Start(const QString &profile) : instance(profile) {}
    void go(const Handover &handover = {}) { instance.start(handover); }

    Instance instance;
    QSignalSpy first{&instance, &Instance::becameFirst};
    QSignalSpy over{&instance, &Instance::handedOver};
    QSignalSpy refused{&instance, &Instance::refused};
    QSignalSpy asked{&instance, &Instance::asked};
};

/// What somebody who was killed leaves behind: a socket file that nobody listens to.
void leaveDeadSocket(const QString &path)
{
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(path).constData(), sizeof address.sun_path);
    QCOMPARE(::bind(fd, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    ::close(fd);
}

} // namespace

class TestInstance final : public QObject {
    Q_OBJECT
private slots:
    void init() { m_profile = std::make_unique<QTemporaryDir>(); }
    void requestsComeThroughWhole();
    void nothingElseIsARequest();
    void theSecondHandsOver();
    void manyAtOnceMakeOneFirst();
    void aDeadSocketIsClearedAway();
    void anotherProfileIsAnotherProgram();
    void whoeverEndsMakesRoom();
    void aFirstThatHangsIsNotWaitedFor();
    void aForeignSocketIsNotTalkedTo();
    void garbageIsBounded_data();
    void garbageIsBounded();
    void aLongPathFindsAPlace();

private:
    [[nodiscard]] QString profile() const { return m_profile->path(); }
    std::unique_ptr<QTemporaryDir> m_profile;
};

void TestInstance::requestsComeThroughWhole()
{
    const Handover wanted{{QStringLiteral("/tmp/a b\nc.txt"), QStringLiteral("/tmp/报告.pdf")}, "token"};
    const QByteArray bytes = encode(wanted);
    QCOMPARE(bytes,
             QByteArray::fromHex("00000028"
                                 "8301"
                                 "82"
                                 "6e2f746d702f6120620a632e747874"
                                 "6f2f746d702fe68aa5e5918a2e706466"
                                 "45746f6b656e"));
    for (qsizetype length = 0; length < bytes.size(); ++length)
        QVERIFY(std::holds_alternative<HandoverIncomplete>(decodeHandover(bytes.left(length))));
    const auto read = decodeHandover(bytes);
    QVERIFY(std::holds_alternative<Handover>(read));
    QCOMPARE(std::get<Handover>(read), wanted);
}

void TestInstance::nothingElseIsARequest()
{
    const auto bad = [](const QByteArray &bytes) {
        return std::holds_alternative<HandoverBad>(decodeHandover(bytes));
    };
    const auto framed = [](const QByteArray &body) {
        QByteArray length(4, '\0');
        qToBigEndian(quint32(body.size()), length.data());
        return length + body;
    };
    QVERIFY(bad(QByteArray(4, '\0')));             // nothing in it
    QVERIFY(bad(QByteArray::fromHex("ffffffff"))); // refused before it is there
    QVERIFY(bad(QByteArray::fromHex("00400001")));
    QVERIFY(bad(encode({}) + 'x')); // more than was announced
    QVERIFY(bad(framed("not cbor at all")));
    QVERIFY(bad(framed(QByteArray::fromHex("830280"
                                           "40")))); // another version
    QVERIFY(bad(framed(QByteArray::fromHex("8301")
                       + "\x81\x63"
                         "a/b"
                       + QByteArray::fromHex("40")))); // relative
    QVERIFY(bad(encode({{}, QByteArray(maxActivationToken + 1, 'x')})));
}

void TestInstance::theSecondHandsOver()
{
    Start first(profile());
    first.go();
    QTRY_COMPARE(first.first.size(), 1);
    QCOMPARE(QFile::permissions(first.instance.socketPath())
                 & (QFile::ReadOther | QFile::WriteOther | QFile::WriteGroup),
             QFile::Permissions());

    Start second(profile());
    const Handover files{{QStringLiteral("/etc/hostname")}, "token"};
    second.go(files);
    QTRY_COMPARE(second.over.size(), 1);
    QTRY_COMPARE(first.asked.size(), 1);
    QCOMPARE(first.asked.first().first().value<Handover>(), files);
    QCOMPARE(second.first.size(), 0);
    QCOMPARE(second.refused.size(), 0);

    Start third(profile());
    third.go();
    QTRY_COMPARE(third.over.size(), 1);
    QTRY_COMPARE(first.asked.size(), 2);
    QVERIFY(first.asked.last().first().value<Handover>().files.isEmpty());
}

void TestInstance::manyAtOnceMakeOneFirst()
{
    leaveDeadSocket(Instance(profile()).socketPath());
    std::vector<std::unique_ptr<Start>> starts;
    for (int i = 0; i < 12; ++i)
        starts.push_back(std::make_unique<Start>(profile()));
    for (const auto &start : starts)
        start->go();
    const auto count = [&](auto member) {
        return std::count_if(starts.begin(), starts.end(),
                             [&](const auto &start) { return (start.get()->*member).size() == 1; });
    };
    QTRY_COMPARE(count(&Start::first) + count(&Start::over), 12);
    QCOMPARE(count(&Start::first), 1);
}

void TestInstance::aDeadSocketIsClearedAway()
{
    const QString path = Instance(profile()).socketPath();
    leaveDeadSocket(path);
    QVERIFY(QFile::exists(path));
    Start first(profile());
    first.go();
    QTRY_COMPARE(first.first.size(), 1);
    Start second(profile());
    second.go();
    QTRY_COMPARE(second.over.size(), 1);
}

void TestInstance::anotherProfileIsAnotherProgram()
{
    QTemporaryDir other;
    Start first(profile());
    Start second(other.path());
    first.go();
    second.go();
    QTRY_COMPARE(first.first.size(), 1);
    QTRY_COMPARE(second.first.size(), 1);
}

void TestInstance::whoeverEndsMakesRoom()
{
    auto first = std::make_unique<Start>(profile());
    first->go();
    QTRY_COMPARE(first->first.size(), 1);
    first.reset();
    Start second(profile());
    second.go();
    QTRY_COMPARE(second.first.size(), 1);

    // Quitting just now: it has taken the call and closes without a word.
    QTemporaryDir folder;
    auto ending = std::make_unique<QLocalServer>();
    QVERIFY(ending->listen(Instance(folder.path()).socketPath()));
    Start next(folder.path());
    next.go();
    QVERIFY(QSignalSpy(ending.get(), &QLocalServer::newConnection).wait());
    ending.reset();
    QTRY_COMPARE(next.first.size(), 1);
}

void TestInstance::aFirstThatHangsIsNotWaitedFor()
{
    QLocalServer hanging; // takes the call and never says anything
    QVERIFY(hanging.listen(Instance(profile()).socketPath()));
    Start second(profile());
    second.instance.setPatience(100);
    second.go({{QStringLiteral("/etc/hostname")}, {}});
    QTRY_COMPARE(second.refused.size(), 1);
    QCOMPARE(second.refused.first().first().value<Instance::Refusal>(), Instance::Refusal::Hanging);
    QCOMPARE(second.first.size(), 0);
}

void TestInstance::aForeignSocketIsNotTalkedTo()
{
    QTemporaryDir elsewhere;
    QLocalServer stranger;
    QVERIFY(stranger.listen(elsewhere.filePath(QStringLiteral("theirs"))));
    QSignalSpy called(&stranger, &QLocalServer::newConnection);
    QVERIFY(QFile::link(stranger.fullServerName(), Instance(profile()).socketPath()));
    Start second(profile());
    second.go();
    QTRY_COMPARE(second.refused.size(), 1);
    QCOMPARE(second.refused.first().first().value<Instance::Refusal>(), Instance::Refusal::Foreign);
    QCOMPARE(called.size(), 0);

    if (::geteuid() != 0)
        QSKIP("only root can give a file to somebody else");
    QFile::remove(Instance(profile()).socketPath());
    leaveDeadSocket(Instance(profile()).socketPath());
    QCOMPARE(::chown(QFile::encodeName(Instance(profile()).socketPath()).constData(), 65534, 65534), 0);
    Start third(profile());
    third.go();
    QTRY_COMPARE(third.refused.size(), 1);
    QCOMPARE(third.refused.first().first().value<Instance::Refusal>(), Instance::Refusal::Foreign);
}

void TestInstance::garbageIsBounded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("a length beyond all bounds") << QByteArray::fromHex("7fffffff") + QByteArray(100'000, 'x');
    QTest::newRow("not cbor") << QByteArray::fromHex("00000003") + "abc";
}

void TestInstance::garbageIsBounded()
{
    QFETCH(QByteArray, bytes);
    Start first(profile());
    first.go();
    QTRY_COMPARE(first.first.size(), 1);
    QLocalSocket visitor;
    QSignalSpy closed(&visitor, &QLocalSocket::disconnected);
    visitor.connectToServer(first.instance.socketPath());
    visitor.write(bytes);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(first.asked.size(), 0);
    // Many who say nothing do not keep anybody out.
    std::vector<std::unique_ptr<QLocalSocket>> silent;
    for (int i = 0; i < 40; ++i) {
        silent.push_back(std::make_unique<QLocalSocket>());
        silent.back()->connectToServer(first.instance.socketPath());
    }
    QTRY_VERIFY(std::count_if(silent.begin(), silent.end(),
                              [](const auto &one) { return one->state() == QLocalSocket::ConnectedState; })
                <= 8);
    silent.clear();
    Start second(profile());
    second.go();
    QTRY_COMPARE(second.over.size(), 1);
}

void TestInstance::aLongPathFindsAPlace()
{
    QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    QFile::setPermissions(runtime.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString deep = profile() + QStringLiteral("/") + QString(120, QLatin1Char('d'));
    Start first(deep);
    first.go();
    QTRY_COMPARE(first.first.size(), 1);
    QVERIFY(first.instance.socketPath().startsWith(runtime.path()));
    Start second(deep);
    second.go();
    QTRY_COMPARE(second.over.size(), 1);
}

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
