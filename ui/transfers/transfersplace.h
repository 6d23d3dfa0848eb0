// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfers/transfersmodel.h"
#include "ui/transfers/transfersummary.h"

#include <QObject>

class QStackedWidget;

namespace dovetail::ui {

class Theme;
class TransfersButton;
class TransfersPanel;

/// All that a window has of the transfers as a whole: list, sum, panel and the button that opens it. The panel is
/// a page of the window's right side, shown in place of the conversation.
class TransfersPlace final : public QObject {
    Q_OBJECT
public:
    TransfersPlace(const Theme &theme, QStackedWidget *pages, QObject *parent = nullptr);

    [[nodiscard]] TransfersModel &model() { return m_model; }
    [[nodiscard]] TransferSummary &summary() { return m_summary; }
    [[nodiscard]] TransfersPanel *panel() const { return m_panel; }
    [[nodiscard]] TransfersButton *button() const { return m_button; }

    void put(const Transfer &transfer);
    void remove(const QList<TransferId> &ids);
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// The window arranges its pages then.
    void setOpen(bool open);
    void toggle() { setOpen(!m_open); }

signals:
    void openChanged(bool open);

private:
    TransfersModel m_model;
    TransferSummary m_summary;
    TransfersPanel *m_panel;
    TransfersButton *m_button;
    bool m_open = false;
};

} // namespace dovetail::ui
