// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/node/twopeople.h"

#include <QTest>

namespace dovetail::test {

void TwoPeople::beginAnew()
{
    part();
    m_folder.emplace();
    m_port = freePort();
}

void TwoPeople::startBoth()
{
    m_ana = make(QStringLiteral("Ana"));
    m_mei = make(QStringLiteral("Mei"));
    meet();
}

void TwoPeople::meet()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_ana->started && m_mei->started, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_ana->sees(*m_mei) && m_mei->sees(*m_ana), patience);
}

void TwoPeople::part()
{
    m_ana.reset();
    m_mei.reset();
}

std::unique_ptr<Someone> TwoPeople::make(const QString &name) const
{
    return std::make_unique<Someone>(m_folder->path(), name, m_port);
}

} // namespace dovetail::test
