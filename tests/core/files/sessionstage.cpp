// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/sessionstage.h"

#include <QElapsedTimer>

namespace dovetail::test {

QByteArray digestOf(const QByteArray &bytes)
{
    files::Digest digest;
    digest.add(bytes);
    return digest.result();
}

bool spinUntil(const std::function<bool()> &condition)
{
    QElapsedTimer time;
    time.start();
    while (!condition() && time.elapsed() < 20'000)
        QCoreApplication::processEvents();
    return condition();
}

Watch::Watch(files::TransferSession &session)
    : finished(&session, &files::TransferSession::finished),
      released(&session, &files::TransferSession::released),
      progressed(&session, &files::TransferSession::progressed)
{}

files::SessionEnd Watch::end() const
{
    return finished.value(0).value(0).value<files::SessionEnd>();
}

SessionStage::SessionStage()
{
    connectAnew();
    tree.makeFolder(QStringLiteral("in"));
}

void SessionStage::connectAnew()
{
    std::tie(senderEnd, receiverEnd) = FakeLink::pair();
}

void SessionStage::offer(const QString &name, const QByteArray &bytes)
{
    paths += tree.write(QStringLiteral("out/") + name, bytes);
}

files::ScanResult SessionStage::scan()
{
    files::TreeScan work(manifest(), [](const files::ManifestTotals &) { return true; });
    const Result<files::ScanResult> result = work.run(paths);
    if (!result.ok())
        qFatal("the scan failed: %s", qPrintable(result.error().detail));
    totals = result->totals;
    return *result;
}

files::IncomingPlan SessionStage::accepted() const
{
    return {sessionTransfer, totals.entries(), totals.bytes, tree.path(QStringLiteral("in")), journal};
}

void SessionStage::makeSender()
{
    sender = std::make_unique<files::OutgoingTransfer>(
        clock, std::move(senderEnd), files::OutgoingPlan{sessionTransfer, manifest()}, limit);
}

void SessionStage::makeReceiver(const files::IncomingPlan &plan)
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

bool SessionStage::run()
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

bool SessionStage::runAgain()
{
    sender.reset();
    receiver.reset();
    connectAnew();
    return run();
}

} // namespace dovetail::test
