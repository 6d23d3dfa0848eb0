// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfers/transfersummary.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace dovetail::ui {

class StatePage;
class Theme;
class TransfersFilter;
class TransfersModel;
class TransfersView;

/// All transfers: their totals, a filter, the list, and what is done with all of them at once.
class TransfersPanel final : public QWidget {
    Q_OBJECT
public:
    TransfersPanel(const Theme &theme, TransfersModel &transfers, QWidget *parent = nullptr);

    [[nodiscard]] TransfersView *view() const { return m_view; }
    void setTotals(const TransferTotals &totals);
    /// Bytes a second; 0: none.
    void setRateLimit(qint64 limit);
    /// The keyboard goes to the list, or to the field when there is nothing.
    void attend();

signals:
    void acceptAllWanted();
    void pauseAllWanted();
    void resumeAllWanted();
    /// These have ended and are shown.
    void forgetWanted(const QList<dovetail::TransferId> &ids);
    void rateLimitChosen(qint64 bytesPerSecond);
    void closeWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeTools();
    [[nodiscard]] QToolButton *makeButton(const QString &icon, const std::function<QString()> &name);
    void fillRateMenu();
    void clearEnded();
    void update();
    void fitTotals();
    /// On a line of their own, not beside the buttons.
    void placeTotals(bool below);
    [[nodiscard]] bool areTotalsBelow() const;
    [[nodiscard]] bool hasEnded(int row) const;
    void retint();

    const Theme &m_theme;
    TransfersModel &m_transfers;
    TransfersFilter *m_filter;
    TransferTotals m_totals;
    bool m_twoLines = false; ///< are the totals
    qint64 m_rateLimit = 0;
    QVBoxLayout *m_lines = nullptr; ///< the title, and the sum where there is room
    QLabel *m_sum;
    QLineEdit *m_words;
    QComboBox *m_show;
    QToolButton *m_acceptAll;
    QToolButton *m_pauseAll;
    QToolButton *m_resumeAll;
    QToolButton *m_clear;
    QToolButton *m_rate;
    QToolButton *m_close;
    QList<std::pair<QToolButton *, QString>> m_icons;
    QStackedWidget *m_stack;
    TransfersView *m_view;
    StatePage *m_nothing;
};

} // namespace dovetail::ui
