// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/node/someone.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace dovetail::test {

/// Ana and Mei on a network of their own. Their profiles outlive their programs, but not a test.
class TwoPeople : public QObject {
protected:
    /// The folder and the network of another test are gone.
    void beginAnew()
    {
        part();
        m_folder.emplace();
        m_port = freePort();
    }
    void startBoth()
    {
        m_ana = make(QStringLiteral("Ana"));
        m_mei = make(QStringLiteral("Mei"));
        meet();
    }
    void meet()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->started && m_mei->started, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->sees(*m_mei) && m_mei->sees(*m_ana), patience);
    }
    void part()
    {
        m_ana.reset();
        m_mei.reset();
    }
    [[nodiscard]] std::unique_ptr<Someone> make(const QString &name) const
    {
        return std::make_unique<Someone>(m_folder->path(), name, m_port);
    }

    std::optional<QTemporaryDir> m_folder;
    quint16 m_port = 0;
    std::unique_ptr<Someone> m_ana;
    std::unique_ptr<Someone> m_mei;
};

} // namespace dovetail::test
