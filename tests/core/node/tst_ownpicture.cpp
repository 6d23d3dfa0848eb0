// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/node/twopeople.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

/// People's own pictures, on two real nodes. What is in them nobody in core looks at.
class OwnPictureTest : public TwoPeople {
    Q_OBJECT

    const QByteArray m_first = QByteArray(limits::maxPictureBytes - 1, 'f') + '1';
    const QByteArray m_second = QByteArray(2'000, 's');

    [[nodiscard]] QByteArray seen(const PeerId &whom) const
    {
        return m_ana->node.person(whom).value_or(Person{}).picture;
    }

private slots:
    void init()
    {
        beginAnew();
        startBoth();
    }
    void cleanup() { part(); }

    void isSeenChangedAndRemoved()
    {
        const PeerId mei = m_mei->id();
        QVERIFY(m_mei->node.info().picture.isEmpty());
        QVERIFY(m_mei->node.setPicture(m_first).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.info().picture, m_first, patience);
        QTRY_COMPARE_WITH_TIMEOUT(seen(mei), m_first, patience);
        QVERIFY(m_mei->node.sendText(m_ana->id(), QStringLiteral("do you see me?")).ok()); // somebody to remember
        QTRY_VERIFY_WITH_TIMEOUT(!m_ana->heard().isEmpty(), patience);

        // Both remember it.
        m_mei.reset();
        m_ana.reset();
        m_ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->started, patience);
        QCOMPARE(seen(mei), m_first); // though nobody is there
        m_mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->started, patience);
        QCOMPARE(m_mei->node.info().picture, m_first);
        QVERIFY(m_mei->node.setPicture(m_second).ok());
        QTRY_COMPARE_WITH_TIMEOUT(seen(mei), m_second, patience);

        // It is taken away while Ana is not there.
        m_ana.reset();
        QVERIFY(m_mei->node.setPicture({}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->node.info().picture.isEmpty(), patience);
        m_ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->started && m_ana->sees(*m_mei), patience);
        QTRY_VERIFY_WITH_TIMEOUT(seen(mei).isEmpty(), patience);
        m_mei.reset();
        m_ana.reset();
        m_ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->started, patience);
        QVERIFY(seen(mei).isEmpty());
    }

    void whatIsTooLargeIsRefused()
    {
        const auto refused = m_mei->node.setPicture(QByteArray(limits::maxPictureBytes + 1, 'x'));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Malformed);
        // Also what somebody put into the profile by hand.
        const QString folder = m_mei->node.options().profileFolder;
        m_mei.reset();
        QFile file(folder + QStringLiteral("/picture"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(limits::maxPictureBytes + 1, 'x')) > 0);
        file.close();
        m_mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->started, patience);
        QVERIFY(m_mei->node.info().picture.isEmpty());
    }

    void whatCannotBeKeptIsToldAndNotShown()
    {
        QVERIFY(QDir().mkpath(m_mei->node.options().profileFolder + QStringLiteral("/picture/in the way")));
        QSignalSpy told(&m_mei->node, &Node::errorOccurred);
        QVERIFY(m_mei->node.setPicture(m_first).ok());
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patience);
        QCOMPARE(told.first().first().value<Error>().code, ErrorCode::ProfileUnwritable);
        QVERIFY(m_mei->node.info().picture.isEmpty());
    }
};

QTEST_GUILESS_MAIN(OwnPictureTest)
#include "tst_ownpicture.moc"
