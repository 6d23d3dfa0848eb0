// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/sharefinder.h"
#include "app/commands/transferprogress.h"

#include <QTimer>

namespace dovetail::cli {

/// `get`: takes files and folders that somebody publishes; those of one published folder together, one folder after the other.
class GetCommand final : public ShareFinder {
    Q_OBJECT
public:
    explicit GetCommand(Errand errand, QObject *parent = nullptr);

protected:
    void onShares() override;
    void onPage(const BrowsePage &) override {}
    /// What has begun is taken back.
    int onInterrupt(int signalNumber) override;

private:
    struct Wish {
        ShareId share;
        QStringList paths; ///< none: all of it
    };
    void next();
    void onTransfer(const Transfer &transfer);
    void showFiles(const Transfer &transfer);
    void onEnd(const Transfer &transfer);

    QList<Wish> m_wishes;
    TransferId m_transfer;
    QTimer m_late; ///< nothing begins
    TransferProgress m_progress;
};

} // namespace dovetail::cli
