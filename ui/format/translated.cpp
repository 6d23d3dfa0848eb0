// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/translated.h"

#include <QEvent>
#include <QObject>

namespace dovetail::ui {

namespace {

class Retranslation final : public QObject {
public:
    Retranslation(QObject *owner, std::function<void()> setTexts)
        : QObject(owner), m_setTexts(std::move(setTexts))
    {
        owner->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // The owner's, not what reaches this object as its child.
        if (watched == parent() && event->type() == QEvent::LanguageChange)
            m_setTexts();
        return false;
    }

private:
    std::function<void()> m_setTexts;
};

} // namespace

void keepTranslated(QObject *owner, std::function<void()> setTexts)
{
    setTexts();
    new Retranslation(owner, std::move(setTexts));
}

} // namespace dovetail::ui
