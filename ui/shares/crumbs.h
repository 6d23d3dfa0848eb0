// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QHBoxLayout;

namespace dovetail::ui {

/// The way to where one is, each part of it a button. As many from the end as there is room for; the others are in a menu
/// behind "…".
class Crumbs final : public QWidget {
    Q_OBJECT
public:
    explicit Crumbs(QWidget *parent = nullptr);

    /// The first is the top.
    void setTrail(const QStringList &trail);

signals:
    /// 0 is the top.
    void chosen(int depth);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *makeCrumb(int depth);
    [[nodiscard]] QWidget *makeRest(int upTo);

    QStringList m_trail;
    QHBoxLayout *m_row;
    int m_builtFor = -1;
};

} // namespace dovetail::ui
