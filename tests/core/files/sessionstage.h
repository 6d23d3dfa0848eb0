// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/incomingtransfer.h"
#include "core/files/outgoingtransfer.h"
#include "core/files/treescan.h"
#include "tests/support/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/temptree.h"

#include <QSignalSpy>
#include <QTest>

// Two transfer sessions, or one of them and a liar, over one FakeLink.
namespace dovetail::test {

inline const TransferId sessionTransfer = *TransferId::fromHex(QString(32, u'b'));

[[nodiscard]] QByteArray digestOf(const QByteArray &bytes);

/// QTest's own waiting sleeps between the turns of the loop, which costs seconds where every piece takes one.
bool spinUntil(const std::function<bool()> &condition);

struct Watch {
    explicit Watch(files::TransferSession &session);
    [[nodiscard]] files::SessionEnd end() const;
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

    SessionStage();
    void connectAnew();
    void offer(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QString manifest() const { return tree.path(QStringLiteral("manifest")); }
    files::ScanResult scan();
    [[nodiscard]] files::IncomingPlan accepted() const;
    void makeSender();
    void makeReceiver(const files::IncomingPlan &plan);
    /// Scans, if that was not done, and brings both sides on their way; true once both have let go of the link.
    bool run();
    /// Once more over a new link, as after a loss.
    bool runAgain();
    [[nodiscard]] QStringList arrived() const { return tree.names(QStringLiteral("in")); }
    files::SessionEnd sent;
    files::SessionEnd received;
};

} // namespace dovetail::test
