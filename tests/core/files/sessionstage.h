// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/incomingtransfer.h"
#include "core/files/outgoingtransfer.h"
#include "core/files/treescan.h"
#include "tests/support/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/temptree.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

// Two transfer sessions, or one of them and a liar, over one FakeLink.
namespace dovetail::test {

inline const TransferId sessionTransfer = *TransferId::fromHex(QString(32, u'b'));

inline QByteArray digestOf(const QByteArray &bytes)
{
    files::Digest digest;
    digest.add(bytes);
    return digest.result();
}

/// QTest's own waiting sleeps between the turns of the loop, which costs seconds where every piece takes one.
inline bool spinUntil(const std::function<bool()> &condition)
{
    QElapsedTimer time;
    time.start();
    while (!condition() && time.elapsed() < 20'000)
        QCoreApplication::processEvents();
    return condition();
}

struct Watch {
    explicit Watch(files::TransferSession &session)
        : finished(&session, &files::TransferSession::finished),
          released(&session, &files::TransferSession::released),
          progressed(&session, &files::TransferSession::progressed)
    {}
    [[nodiscard]] files::SessionEnd end() const
    {
        return finished.value(0).value(0).value<files::SessionEnd>();
    }
    QSignalSpy finished;
    QSignalSpy released;
    QSignalSpy progressed;
};

struct SessionStage {
    TempTree tree;
    ManualClock clock;
    files::RateLimit limit;
    std::unique_ptr<FakeLink> senderEnd;
    std::unique_ptr<FakeLink> receiverEnd;
    QStringList paths;
    files::ManifestTotals totals;
    std::unique_ptr<files::OutgoingTransfer> sender;
    std::unique_ptr<files::IncomingTransfer> receiver;
    /// What the receiver's journal holds; every step is answered at once.
    store::JournalStep journal;
    int journalSteps = 0;

    SessionStage()
    {
        connectAnew();
        tree.makeFolder(QStringLiteral("in"));
    }
    void connectAnew() { std::tie(senderEnd, receiverEnd) = FakeLink::pair(); }
    void offer(const QString &name, const QByteArray &bytes)
    {
        paths += tree.write(QStringLiteral("out/") + name, bytes);
    }
    [[nodiscard]] QString manifest() const { return tree.path(QStringLiteral("manifest")); }
    files::ScanResult scan()
    {
        files::TreeScan work(manifest(), [](const files::ManifestTotals &) { return true; });
        const Result<files::ScanResult> result = work.run(paths);
        if (!result.ok())
            qFatal("the scan failed: %s", qPrintable(result.error().detail));
        totals = result->totals;
        return *result;
    }
    [[nodiscard]] files::IncomingPlan accepted() const
    {
        return {sessionTransfer, totals.entries(), totals.bytes, tree.path(QStringLiteral("in")), journal};
    }
    void makeSender()
    {
        sender = std::make_unique<files::OutgoingTransfer>(
            clock, std::move(senderEnd), files::OutgoingPlan{sessionTransfer, manifest()}, limit);
    }
    void makeReceiver(const files::IncomingPlan &plan)
    {
        receiver = std::make_unique<files::IncomingTransfer>(clock, std::move(receiverEnd), plan);
        QObject::connect(
            receiver.get(), &files::TransferSession::journalWanted, receiver.get(),
            [this](const store::JournalStep &step) {
                journal = step;
                ++journalSteps;
                receiver->journaled({});
            },
            Qt::QueuedConnection);
    }
    /// Scans, if that was not done, and brings both sides on their way; true once both have let go of the link.
    bool run()
    {
        if (totals.entries() == 0)
            scan();
        if (!sender)
            makeSender();
        if (!receiver)
            makeReceiver(accepted());
        Watch out(*sender);
        Watch in(*receiver);
        sender->start();
        receiver->start();
        const bool over = spinUntil([&] { return out.released.size() == 1 && in.released.size() == 1; });
        sent = out.end();
        received = in.end();
        return over && out.finished.size() == 1 && in.finished.size() == 1;
    }
    /// Once more over a new link, as after a loss.
    bool runAgain()
    {
        sender.reset();
        receiver.reset();
        connectAnew();
        return run();
    }
    [[nodiscard]] QStringList arrived() const { return tree.names(QStringLiteral("in")); }
    files::SessionEnd sent;
    files::SessionEnd received;
};

} // namespace dovetail::test
