// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/ownsharesdialog.h"

#include "ui/format/rowaccess.h"
#include "ui/format/translated.h"
#include "ui/shares/ownsharedelegate.h"
#include "ui/theme/statepage.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>

namespace dovetail::ui {

OwnSharesDialog::OwnSharesDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_stack(new QStackedWidget),
      m_view(new QListView),
      m_change(new QPushButton),
      m_remove(new QPushButton)
{
    setMinimumHeight(300);
    resize(520, 420);
    m_view->setObjectName(QStringLiteral("forwardList")); // looks like it
    m_view->setModel(&m_model);
    keepCurrentRowTold(*m_view);
    m_view->setItemDelegate(new OwnShareDelegate(theme, m_view));
    m_view->setMouseTracking(true);
    m_view->setEditTriggers(QListView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *nothing = new StatePage(theme);
    nothing->setPicture(QStringLiteral("shared"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(nothing);
    auto *add = new QPushButton;
    add->setProperty("primary", true);
    auto *close = new QPushButton;
    for (QPushButton *button : {add, m_change, m_remove, close})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {add, m_change, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(10);
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);

    connect(add, &QPushButton::clicked, this, &OwnSharesDialog::addWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    const auto change = [this] {
        if (const auto share = current())
            emit changeWanted(*share);
    };
    connect(m_change, &QPushButton::clicked, this, change);
    connect(m_view, &QListView::activated, this, change);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const auto share = current())
            emit removeWanted(share->id);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &OwnSharesDialog::update);
    keepTranslated(this, [=, this] {
        setWindowTitle(tr("Your shared folders"));
        m_view->setAccessibleName(windowTitle());
        nothing->setTitle(tr("You share no folder"));
        nothing->setSentence(tr("Others can look into a shared folder and fetch copies of what is in it; they can change nothing."));
        m_change->setText(tr("Change…"));
        m_remove->setText(tr("Stop sharing"));
        add->setText(tr("Share a folder…"));
        close->setText(tr("Close"));
        m_view->viewport()->update();
    });
    update();
}

void OwnSharesDialog::setShares(const QList<Share> &shares)
{
    const int row = m_view->currentIndex().row();
    m_model.put(shares);
    if (!m_view->currentIndex().isValid() && !shares.isEmpty())
        m_view->setCurrentIndex(m_model.index(qBound(0, row, int(shares.size()) - 1)));
    update();
}

std::optional<Share> OwnSharesDialog::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? std::optional(m_model.shares().at(index.row())) : std::nullopt;
}

void OwnSharesDialog::update()
{
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    const bool one = m_view->currentIndex().isValid();
    m_change->setEnabled(one);
    m_remove->setEnabled(one);
}

} // namespace dovetail::ui
