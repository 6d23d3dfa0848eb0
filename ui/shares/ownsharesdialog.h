// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/share.h"
#include "ui/shares/ownsharesmodel.h"

#include <QDialog>

class QListView;
class QPushButton;
class QStackedWidget;

namespace dovetail::ui {

class Theme;

/// What this user publishes: the list, and what is done with it. The wishes go out as signals.
class OwnSharesDialog final : public QDialog {
    Q_OBJECT
public:
    explicit OwnSharesDialog(const Theme &theme, QWidget *parent = nullptr);

    void setShares(const QList<Share> &shares);

signals:
    void addWanted();
    void changeWanted(const dovetail::Share &share);
    void removeWanted(const dovetail::ShareId &id);

private:
    [[nodiscard]] std::optional<Share> current() const;
    void update();

    OwnSharesModel m_model;
    QStackedWidget *m_stack;
    QListView *m_view;
    QPushButton *m_change;
    QPushButton *m_remove;
};

} // namespace dovetail::ui
