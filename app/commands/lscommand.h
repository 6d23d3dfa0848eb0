// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/sharefinder.h"

namespace dovetail::cli {

/// `ls`: what somebody publishes for this profile, or what is in a folder of it, page by page.
class LsCommand final : public ShareFinder {
    Q_OBJECT
public:
    explicit LsCommand(Errand errand, QObject *parent = nullptr)
        : ShareFinder(std::move(errand), parent)
    {}

protected:
    void onShares() override;
    void onPage(const BrowsePage &page) override;

private:
    BrowseRequest m_wanted;
};

} // namespace dovetail::cli
