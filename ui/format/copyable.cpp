// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/copyable.h"

#include <QFocusEvent>
#include <QLabel>

namespace dovetail::ui {

namespace {

class Marking final : public QObject {
public:
    explicit Marking(QLabel &label) : QObject(&label), m_label(label) { label.installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == &m_label && event->type() == QEvent::FocusIn) {
            const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
            if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason)
                m_label.setSelection(0, int(m_label.text().size())); // Qt marks nothing any more when it is left
        }
        return false;
    }

private:
    QLabel &m_label;
};

} // namespace

void makeCopyable(QLabel &label)
{
    label.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label.setFocusPolicy(Qt::StrongFocus); // the flags leave it to the mouse
    new Marking(label);
}

} // namespace dovetail::ui
