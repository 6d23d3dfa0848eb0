// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/placeholder.h"

#include "ui/format/beginning.h"

#include <QEvent>
#include <QLineEdit>

namespace dovetail::ui {

namespace {

class Beginning final : public QObject {
    Q_OBJECT
public:
    explicit Beginning(QLineEdit *field) : QObject(field), m_field(field)
    {
        field->installEventFilter(this);
        connect(field, &QLineEdit::textChanged, this, &Beginning::align);
        align();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_field && event->type() == QEvent::LayoutDirectionChange)
            align();
        return false;
    }

private:
    void align()
    {
        Qt::Alignment side = Qt::AlignLeading;
        if (m_field->text().isEmpty())
            side = beginningOf(*m_field);
        m_field->setAlignment(side | Qt::AlignVCenter);
    }

    QLineEdit *m_field;
};

} // namespace

void setPlaceholder(QLineEdit &field, const QString &words)
{
    if (!field.findChild<Beginning *>(QString(), Qt::FindDirectChildrenOnly))
        new Beginning(&field);
    field.setPlaceholderText(words);
}

} // namespace dovetail::ui

#include "placeholder.moc"
