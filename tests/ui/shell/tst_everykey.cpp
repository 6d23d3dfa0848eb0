// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody without a mouse or without a screen finds in every window: all of it has a name, the keys come to all of it, in
// the order in which it is read, and where they are is seen.
#include "tests/ui/shell/everywindow.h"
#include "ui/conversation/composer.h"
#include "ui/format/filedialog.h"
#include "ui/shell/languages.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QDirIterator>
#include <QLineEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QStyle>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

QString said(const QWidget *widget)
{
    const QString text = widget->property("text").toString();
    return QStringLiteral("%1 “%2”").arg(QString::fromLatin1(widget->metaObject()->className()),
                                         widget->accessibleName().isEmpty() ? text : widget->accessibleName());
}

void enter(const EveryWindow::Scene &scene)
{
    scene.enter();
    scene.window->show();
    if (scene.window->windowType() != Qt::Popup)
        scene.window->resize(QSize(1000, 700).expandedTo(scene.window->minimumSizeHint()));
    scene.window->activateWindow();
    if (scene.window->windowType() != Qt::Popup)
        QTRY_COMPARE(QApplication::activeWindow(), scene.window);
    if (QWidget *first = scene.window->focusWidget())
        first->setFocus(Qt::OtherFocusReason);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// A window that was hidden does not become active again here; a popup has all keys while it is there.
void leave(const EveryWindow::Scene &scene)
{
    if (scene.window->windowType() == Qt::Popup)
        scene.window->hide();
}

/// Where Tab leads, once round. `each` sees them one by one, with the focus there.
QWidgetList tabStops(QWidget *window, const std::function<void(QWidget *)> &each = [](QWidget *) {})
{
    constexpr int most = 100;
    QWidgetList stops;
    for (int step = 0; step < most; ++step) {
        QWidget *from = window->focusWidget();
        QTest::keyClick(from ? from : window, Qt::Key_Tab);
        QWidget *now = window->focusWidget();
        if (!now || stops.contains(now)) {
            if (now && now != stops.first())
                stops += now; // not round: the others are not come by again
            break;
        }
        stops += now;
        each(now);
    }
    return stops;
}

bool isForKeys(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const bool others = button && button->group() && !button->isChecked(); // the arrows lead there
    return (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled() && !widget->focusProxy() && !others;
}

QRect placeOf(const QWidget *widget)
{
    const QWidget *window = widget->window();
    return QStyle::visualRect(window->layoutDirection(), window->rect(), QRect(widget->mapTo(window, QPoint()), widget->size()));
}

/// Whether the eye goes from one to the other by going back: to the left in the same line, or up in the same column.
bool isBackwards(const QWidget *from, const QWidget *to)
{
    const QRect first = placeOf(from);
    const QRect then = placeOf(to);
    const bool sameLine = first.top() <= then.center().y() && then.center().y() <= first.bottom()
        && then.top() <= first.center().y() && first.center().y() <= then.bottom();
    const bool sameColumn = first.left() < then.right() && then.left() < first.right();
    return sameLine ? then.left() < first.left() : sameColumn && then.top() < first.top();
}

/// What stands before the text is come to after it and what sends it.
bool isOfComposer(const QWidget *widget)
{
    return qobject_cast<const Composer *>(widget->parentWidget());
}

/// Whatever shows, as a screen reader finds it.
void addNamesOf(QAccessibleInterface *one, const QString &path, QStringList &faults)
{
    static const QList<QAccessible::Role> wanted{
        QAccessible::Button,    QAccessible::ButtonMenu, QAccessible::CheckBox, QAccessible::RadioButton, QAccessible::ComboBox,
        QAccessible::List,      QAccessible::ListItem,   QAccessible::Tree,     QAccessible::EditableText, QAccessible::Table,
        QAccessible::MenuItem,  QAccessible::ProgressBar, QAccessible::Slider,  QAccessible::SpinBox,      QAccessible::ColumnHeader};
    if (!one || !one->isValid() || one->state().invisible)
        return;
    const QString name = one->text(QAccessible::Name);
    const QString here = path + QStringLiteral(" / ") + (name.isEmpty() ? QString::fromLatin1(one->object() ? one->object()->metaObject()->className() : "?") : name.left(30));
    if (wanted.contains(one->role()) && name.trimmed().isEmpty())
        faults += here + QStringLiteral(" has no name");
    // Its name is what is chosen in it; what it is for, its label says.
    if (one->role() == QAccessible::ComboBox && one->relations(QAccessible::Label).isEmpty())
        faults += here + QStringLiteral(" has no label");
    QStringList buttons;
    for (int i = 0; i < one->childCount(); ++i) {
        QAccessibleInterface *child = one->child(i);
        if (child && child->role() == QAccessible::Button && !child->state().invisible)
            buttons += child->text(QAccessible::Name);
        addNamesOf(child, here, faults);
    }
    if (buttons.removeDuplicates() > 0)
        faults += here + QStringLiteral(" has two buttons of one name");
}

} // namespace

class TestEveryKey final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setCursorFlashTime(0); }
    void init() { m_languages = std::make_unique<Languages>(QStringLiteral("en")); }
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void everythingHasAName();
    void tabComesToAllInTheOrderOfReading_data();
    void tabComesToAllInTheOrderOfReading();
    void whereTheKeysAreIsSeen();
    void noProposalOutlivesAFileDialog();

private:
    std::unique_ptr<Languages> m_languages;
};

void TestEveryKey::everythingHasAName()
{
    QStringList faults;
    EveryWindow every;
    every.addBrief();
    for (const EveryWindow::Scene &scene : every.scenes()) {
        enter(scene);
        addNamesOf(QAccessible::queryAccessibleInterface(scene.window), scene.name, faults);
        leave(scene);
    }
    for (const QString &fault : std::as_const(faults))
        qWarning().noquote() << fault;
    QCOMPARE(faults.size(), 0);
}

void TestEveryKey::tabComesToAllInTheOrderOfReading_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("from the left") << Qt::LeftToRight;
    QTest::newRow("from the right") << Qt::RightToLeft;
}

void TestEveryKey::tabComesToAllInTheOrderOfReading()
{
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    QStringList faults;
    EveryWindow every;
    for (const EveryWindow::Scene &scene : every.scenes()) {
        enter(scene);
        const QWidgetList stops = tabStops(scene.window);
        if (!stops.isEmpty() && stops.indexOf(stops.last()) < stops.size() - 1)
            faults += QStringLiteral("%1: from %2 the keys go to %3").arg(scene.name, said(stops.at(stops.size() - 2)), said(stops.last()));
        for (const QWidget *widget : scene.window->findChildren<QWidget *>()) {
            if (widget->window() == scene.window && isForKeys(widget) && !stops.contains(widget))
                faults += QStringLiteral("%1: Tab does not come to %2").arg(scene.name, said(widget));
        }
        // Back only once, to where one begins to read.
        const auto begin = std::min_element(stops.begin(), stops.end(), [](const QWidget *one, const QWidget *other) {
            return std::pair(placeOf(one).top(), placeOf(one).left()) < std::pair(placeOf(other).top(), placeOf(other).left());
        });
        for (qsizetype i = 0; i < stops.size(); ++i) {
            const QWidget *from = stops.at(i);
            const QWidget *to = stops.at((i + 1) % stops.size());
            if (to != *begin && isBackwards(from, to) && !(isOfComposer(from) && isOfComposer(to)))
                faults += QStringLiteral("%1: %2 → %3").arg(scene.name, said(from), said(to));
        }
        leave(scene);
    }
    faults.removeDuplicates();
    for (const QString &fault : std::as_const(faults))
        qWarning().noquote() << fault;
    QCOMPARE(faults.size(), 0);
}

void TestEveryKey::whereTheKeysAreIsSeen()
{
    QStringList faults;
    EveryWindow every;
    for (const EveryWindow::Scene &scene : every.scenes()) {
        enter(scene);
        QWidget *before = nullptr;
        QImage seen;
        const auto picture = [&scene](const QWidget *widget) {
            const QRect rect(widget->mapTo(scene.window, QPoint()), widget->size());
            return scene.window->grab(rect.adjusted(-4, -4, 4, 4)).toImage();
        };
        const auto compare = [&](QWidget *now) {
            if (before && before != now && before->isVisible() && picture(before) == seen)
                faults += QStringLiteral("%1: %2 looks the same").arg(scene.name, said(before));
            before = now;
            seen = picture(now);
        };
        const QWidgetList stops = tabStops(scene.window, compare);
        if (stops.size() > 1)
            compare(scene.window->focusWidget());
        leave(scene);
    }
    faults.removeDuplicates();
    for (const QString &fault : std::as_const(faults))
        qWarning().noquote() << fault;
    QCOMPARE(faults.size(), 0);
}

/// It would keep the keys from the window below.
void TestEveryKey::noProposalOutlivesAFileDialog()
{
    QWidget window;
    const QPointer<QFileDialog> dialog = newFileDialog(&window, {}, QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->open();
    const auto proposing = [&dialog] {
        const auto fields = dialog->findChildren<QLineEdit *>();
        return std::any_of(fields.begin(), fields.end(), [](const QLineEdit *field) { return field->completer(); });
    };
    QVERIFY(proposing());
    dialog->reject();
    QVERIFY(!proposing());
    QTRY_VERIFY(!dialog);
    // Every one is made there.
    static const QRegularExpression made(QStringLiteral("new QFileDialog|QFileDialog::(get|save)"));
    int makers = 0;
    for (QDirIterator it(QStringLiteral(DOVETAIL_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const bool makes = made.match(QString::fromUtf8(file.readAll())).hasMatch();
        QVERIFY2(!makes || file.fileName().endsWith(QStringLiteral("/ui/format/filedialog.cpp")), qPrintable(file.fileName()));
        makers += int(makes);
    }
    QCOMPARE(makers, 1);
}

QTEST_MAIN(TestEveryKey)
#include "tst_everykey.moc"
