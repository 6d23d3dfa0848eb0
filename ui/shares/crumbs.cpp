// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/crumbs.h"

#include "ui/format/menuplace.h"
#include "ui/format/plaintext.h"
#include "ui/format/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>

namespace dovetail::ui {

namespace {

constexpr int widest = 200; ///< of one part
constexpr int around = 34;  ///< beside its text: its own room and the sign after it

} // namespace

Crumbs::Crumbs(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    keepTranslated(this, [this] {
        setAccessibleName(tr("Where you are"));
        build();
    });
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
}

void Crumbs::setTrail(const QStringList &trail)
{
    if (trail == m_trail)
        return;
    m_trail = trail;
    build();
}

void Crumbs::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_builtFor != width())
        build();
}

void Crumbs::build()
{
    m_builtFor = width();
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // perhaps the one that was just pressed
        }
        delete item;
    }
    // The last one is where one is, and always there.
    int first = int(m_trail.size()) - 1;
    const auto wide = [this](int at) { return qMin(widest, fontMetrics().horizontalAdvance(m_trail.at(at).left(256))) + around; };
    int room = width() - (first >= 0 ? wide(first) : 0);
    while (first > 0 && room - wide(first - 1) >= (first > 1 ? around : 0)) {
        --first;
        room -= wide(first);
    }
    QWidget *before = previousInFocusChain();
    const auto add = [this, &before](QWidget *button) {
        m_row->addWidget(button);
        setTabOrder(std::exchange(before, button), button); // else they came last in the window
    };
    if (first > 0)
        add(makeRest(first));
    for (int depth = qMax(0, first); depth < m_trail.size(); ++depth) {
        if (m_row->count() > 0) {
            auto *sign = new QLabel(isRightToLeft() ? QStringLiteral("‹") : QStringLiteral("›"));
            sign->setProperty("tone", QStringLiteral("sub"));
            m_row->addWidget(sign);
        }
        add(makeCrumb(depth));
    }
    m_row->addStretch(1);
}

QWidget *Crumbs::makeCrumb(int depth)
{
    const QString name = m_trail.at(depth);
    const bool here = depth == m_trail.size() - 1;
    auto *button = new QPushButton(plainMenuText(fontMetrics().elidedText(name.left(256), Qt::ElideMiddle, qMin(widest, qMax(60, width() - around)))));
    button->setProperty("crumb", true);
    button->setAccessibleName(name);
    button->setToolTip(plainToolTip(name));
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    QFont strong = button->font();
    strong.setWeight(here ? QFont::DemiBold : QFont::Normal);
    button->setFont(strong);
    connect(button, &QPushButton::clicked, this, [this, depth] { emit chosen(depth); });
    return button;
}

QWidget *Crumbs::makeRest(int upTo)
{
    auto *button = new QPushButton(QStringLiteral("…"));
    button->setProperty("crumb", true);
    button->setAccessibleName(tr("Further up"));
    auto *menu = new QMenu(button);
    for (int depth = 0; depth < upTo; ++depth)
        menu->addAction(plainMenuText(m_trail.at(depth).left(64)), this, [this, depth] { emit chosen(depth); });
    connect(button, &QPushButton::clicked, menu,
            [menu, button] { popupBelow(*menu, QRect(button->mapToGlobal(QPoint()), button->size())); });
    return button;
}

} // namespace dovetail::ui
