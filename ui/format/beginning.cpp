// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/beginning.h"

#include <QEvent>
#include <QLabel>

namespace dovetail::ui {

namespace {

class Beginning final : public QObject {
public:
    explicit Beginning(QLabel &label) : QObject(&label), m_label(label)
    {
        label.installEventFilter(this);
        align();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == &m_label && event->type() == QEvent::LayoutDirectionChange)
            align();
        return false;
    }

private:
    void align() { m_label.setAlignment(beginningOf(m_label) | (m_label.alignment() & Qt::AlignVertical_Mask)); }

    QLabel &m_label;
};

} // namespace

Qt::Alignment beginningOf(const QWidget &widget)
{
    return (widget.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
}

void keepAtBeginning(QLabel &label)
{
    new Beginning(label);
}

} // namespace dovetail::ui
