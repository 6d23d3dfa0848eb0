// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/node/someone.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace dovetail::test {

/// Ana and Mei on a network of their own. Their profiles outlive their programs, but not a test.
class TwoPeople : public QObject {
protected:
    /// The folder and the network of another test are gone.
    void beginAnew();
    void startBoth();
    void meet();
    void part();
    [[nodiscard]] std::unique_ptr<Someone> make(const QString &name) const;

    std::optional<QTemporaryDir> m_folder;
    quint16 m_port = 0;
    std::unique_ptr<Someone> m_ana;
    std::unique_ptr<Someone> m_mei;
};

} // namespace dovetail::test
