// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfersplace.h"

#include "ui/transfers/transfersbutton.h"
#include "ui/transfers/transferspanel.h"

#include <QStackedWidget>

namespace dovetail::ui {

TransfersPlace::TransfersPlace(const Theme &theme, QStackedWidget *pages, QObject *parent)
    : QObject(parent), m_panel(new TransfersPanel(theme, m_model)), m_button(new TransfersButton(theme))
{
    pages->addWidget(m_panel);
    connect(m_button, &QToolButton::clicked, this, &TransfersPlace::toggle);
    connect(m_panel, &TransfersPanel::closeWanted, this, [this] { setOpen(false); });
    connect(&m_summary, &TransferSummary::changed, m_panel, &TransfersPanel::setTotals);
    connect(&m_summary, &TransferSummary::changed, m_button, &TransfersButton::setTotals);
}

void TransfersPlace::put(const Transfer &transfer)
{
    if (transfer.hidden) {
        remove({transfer.id}); // its card still shows it
        return;
    }
    m_model.put(transfer);
    m_summary.put(transfer);
}

void TransfersPlace::remove(const QList<TransferId> &ids)
{
    m_model.remove(ids);
    m_summary.remove(ids);
}

void TransfersPlace::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    emit openChanged(open);
    if (open)
        m_panel->attend();
}

} // namespace dovetail::ui
