// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are in every window: all of a text is seen also where the language needs more room, on a small screen and in
// the smallest window, and in a language that is read from the right all is the other way round.
#include "tests/ui/shell/everywindow.h"
#include "ui/shell/languages.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const QSize smallScreen(800, 600);

/// Everything that is shown in a window, without the windows it owns.
QList<QWidget *> shownIn(QWidget *window)
{
    QList<QWidget *> shown;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->window() == window && widget->isVisible())
            shown += widget;
    }
    return shown;
}

void settle(QWidget *window, const QSize &size)
{
    window->show();
    window->resize(size.expandedTo(window->minimumSizeHint()).expandedTo(window->minimumSize()));
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

QString said(const QWidget *widget)
{
    const QString text = widget->property("text").toString();
    return QStringLiteral("%1 “%2” %3x%4")
        .arg(QString::fromLatin1(widget->metaObject()->className()), text.isEmpty() ? widget->accessibleName() : text)
        .arg(widget->width())
        .arg(widget->height());
}

/// What part of a text is not seen; empty: none. What says all of it when it is pointed at may shorten it.
QString cut(QWidget *widget)
{
    const QSize needed = widget->sizeHint();
    if (const auto *label = qobject_cast<QLabel *>(widget)) {
        if (label->text().isEmpty() || !label->pixmap().isNull() || !label->toolTip().isEmpty())
            return {};
        const int height = label->wordWrap() ? label->heightForWidth(label->width()) : needed.height();
        if ((!label->wordWrap() && needed.width() > label->width() + 1) || height > label->height() + 1)
            return QStringLiteral("needs %1x%2").arg(needed.width()).arg(height);
    } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
        const auto *tool = qobject_cast<QToolButton *>(widget);
        if (!button->text().isEmpty() && !(tool && !tool->icon().isNull()) && needed.width() > widget->width() + 1
            && button->toolTip().isEmpty())
            return QStringLiteral("needs %1").arg(needed.width());
    } else if (const auto *box = qobject_cast<QComboBox *>(widget)) {
        const int text = box->fontMetrics().horizontalAdvance(box->currentText()) + 30;
        if (text > box->width() && box->toolTip().isEmpty())
            return QStringLiteral("needs %1").arg(text);
    } else if (const auto *field = qobject_cast<QLineEdit *>(widget)) {
        const int text = field->fontMetrics().horizontalAdvance(field->placeholderText()) + 12;
        if (field->text().isEmpty() && text > field->width() && field->toolTip().isEmpty())
            return QStringLiteral("needs %1").arg(text);
    } else if (const auto *scroll = qobject_cast<QScrollArea *>(widget)) {
        if (scroll->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff && scroll->widget()->width() > scroll->viewport()->width())
            return QStringLiteral("is as wide as %1 within").arg(scroll->widget()->width());
    } else if (const auto *list = qobject_cast<QListWidget *>(widget)) {
        for (int row = 0; row < list->count(); ++row) {
            const QString text = list->item(row)->text();
            if (list->fontMetrics().horizontalAdvance(text) > list->viewport()->width() - 8)
                return QStringLiteral("has no room for “%1”").arg(text);
        }
    }
    return {};
}

/// What lies beyond the edge of what it is in, where nothing scrolls to it.
bool isPushedOut(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    const bool scrolls = parent->parentWidget() && qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
    return !scrolls && (widget->geometry().right() > parent->width() || widget->geometry().left() < -1);
}

struct Place {
    const QMetaObject *kind;
    QRect rect;
    QString what;
};

/// Where everything is, seen from the left or from the right edge.
QList<Place> places(QWidget *window, bool fromRight)
{
    QList<Place> places;
    for (QWidget *widget : shownIn(window)) {
        const bool tells = qobject_cast<QLabel *>(widget) || qobject_cast<QAbstractButton *>(widget)
            || qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractScrollArea *>(widget);
        if (!tells || said(widget).contains(QStringLiteral("ScrollBar")))
            continue;
        const QRect rect(widget->mapTo(window, QPoint()), widget->size());
        const int x = fromRight ? window->width() - rect.right() - 1 : rect.left();
        places += Place{widget->metaObject(), {x, rect.top(), rect.width(), rect.height()}, said(widget)};
    }
    return places;
}

bool isAmong(const QList<Place> &places, const Place &place)
{
    return std::any_of(places.begin(), places.end(), [&place](const Place &each) {
        // Halves are rounded to one side.
        return each.kind == place.kind && (each.rect.topLeft() - place.rect.topLeft()).manhattanLength() <= 3
            && (each.rect.bottomRight() - place.rect.bottomRight()).manhattanLength() <= 3;
    });
}

} // namespace

class TestEveryPlace final : public QObject {
    Q_OBJECT
private slots:
    void init() { m_languages = std::make_unique<Languages>(QStringLiteral("en")); }
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void longTextsAreSeenWhole();
    void everythingIsMirrored();
    void emptyFieldsBeginWhereOneReads();
    void labelsBeginWhereOneReads();

private:
    std::unique_ptr<Languages> m_languages;
};

void TestEveryPlace::longTextsAreSeenWhole()
{
    Longer longer;
    QCoreApplication::installTranslator(&longer);
    QStringList faults;
    {
        EveryWindow every;
        for (const EveryWindow::Scene &scene : every.scenes()) {
            scene.enter();
            for (const QSize &size : {QSize(1, 1), smallScreen}) {
                settle(scene.window, size);
                const QString where = QStringLiteral("%1 at %2x%3: ").arg(scene.name).arg(scene.window->width()).arg(scene.window->height());
                if (scene.window->width() > smallScreen.width() || scene.window->height() > smallScreen.height())
                    faults += where + QStringLiteral("larger than a small screen");
                for (QWidget *widget : shownIn(scene.window)) {
                    if (const QString fault = cut(widget); !fault.isEmpty())
                        faults += where + said(widget) + QLatin1Char(' ') + fault;
                    else if (isPushedOut(widget))
                        faults += where + said(widget) + QStringLiteral(" is pushed out");
                }
            }
            scene.window->hide();
        }
    }
    QCoreApplication::removeTranslator(&longer);
    faults.removeDuplicates();
    for (const QString &fault : std::as_const(faults))
        qWarning().noquote() << fault;
    QCOMPARE(faults.size(), 0);
}

void TestEveryPlace::everythingIsMirrored()
{
    const auto look = [](bool fromRight) {
        QApplication::setLayoutDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
        QList<std::pair<QString, QList<Place>>> seen;
        EveryWindow every;
        for (const EveryWindow::Scene &scene : every.scenes()) {
            scene.enter();
            settle(scene.window, smallScreen);
            seen += std::pair(scene.name, places(scene.window, fromRight));
            scene.window->hide();
        }
        return seen;
    };
    const auto left = look(false);
    const auto right = look(true);
    QCOMPARE(right.size(), left.size());
    QStringList faults;
    for (qsizetype i = 0; i < left.size(); ++i) {
        QVERIFY2(!left.at(i).second.isEmpty(), qPrintable(left.at(i).first));
        for (const Place &place : right.at(i).second) {
            if (!isAmong(left.at(i).second, place))
                faults += QStringLiteral("%1: %2 at %3,%4").arg(left.at(i).first, place.what).arg(place.rect.x()).arg(place.rect.y());
        }
    }
    for (const QString &fault : std::as_const(faults))
        qWarning().noquote() << fault;
    QCOMPARE(faults.size(), 0);
}

void TestEveryPlace::emptyFieldsBeginWhereOneReads()
{
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QApplication::setLayoutDirection(direction);
        EveryWindow every;
        int fields = 0;
        for (const EveryWindow::Scene &scene : every.scenes()) {
            scene.enter();
            for (const QLineEdit *field : scene.window->findChildren<QLineEdit *>()) {
                const QString words = field->placeholderText();
                if (words.isEmpty() || !field->text().isEmpty())
                    continue;
                ++fields;
                const Qt::Alignment side = direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
                QVERIFY2((field->alignment() & Qt::AlignHorizontal_Mask) == (side | Qt::AlignAbsolute),
                         qPrintable(scene.name + QStringLiteral(": ") + words));
            }
        }
        QVERIFY(fields > 10);
    }
}

/// Whatever letters they are of, and also where the window is turned round while it is there.
void TestEveryPlace::labelsBeginWhereOneReads()
{
    EveryWindow every;
    QStringList faults;
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QApplication::setLayoutDirection(direction);
        const Qt::Alignment side = (direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
        int labels = 0;
        for (const EveryWindow::Scene &scene : every.scenes()) {
            scene.enter();
            settle(scene.window, smallScreen);
            for (const QWidget *shown : shownIn(scene.window)) {
                const auto *label = qobject_cast<const QLabel *>(shown);
                if (!label || label->text().isEmpty() || label->objectName() == QStringLiteral("command")) // as in a terminal
                    continue;
                const Qt::Alignment now = label->alignment() & Qt::AlignHorizontal_Mask;
                const bool fits = !label->wordWrap() && label->width() <= label->sizeHint().width();
                labels += int(!fits);
                if (now != side && now != Qt::AlignHCenter && !fits)
                    faults += scene.name + QStringLiteral(": ") + said(label);
            }
            scene.window->hide();
        }
        QVERIFY(labels > 100);
    }
    faults.removeDuplicates();
    for (const QString &fault : std::as_const(faults))
        qWarning().noquote() << fault;
    QCOMPARE(faults.size(), 0);
}

QTEST_MAIN(TestEveryPlace)
#include "tst_everyplace.moc"
