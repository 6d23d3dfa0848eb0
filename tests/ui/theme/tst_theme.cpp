// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/avatar.h"
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QDirIterator>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace dovetail::ui;

class TestTheme final : public QObject {
    Q_OBJECT
private slots:
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void everyWidgetCanBeRead_data() { everyTextCanBeRead_data(); }
    void everyWidgetCanBeRead();
    void whatIsNotTextCanBeSeen_data() { everyTextCanBeRead_data(); }
    void whatIsNotTextCanBeSeen();
    void fieldsAreSeen_data() { everyTextCanBeRead_data(); }
    void fieldsAreSeen();
    void placeholdersCanBeRead_data();
    void placeholdersCanBeRead();
    void bubblesStandOutFromTheBandOfAFind_data() { everyTextCanBeRead_data(); }
    void bubblesStandOutFromTheBandOfAFind();
    void initialsCanBeRead();
    void everyIconDrawsSomething();
    void arrowsFollowTheReader();
    void followsAChoiceOnce();
    void followsTheSystemUnlessForced();
    void anAccentIsTakenAtOnce();
    void coloursAreNamedInOnePlace();
};

void TestTheme::everyTextCanBeRead_data()
{
    QTest::addColumn<Colours>("c");
    for (const Accent accent : accents()) {
        for (const bool dark : {false, true})
            QTest::addRow("%s, %s", qPrintable(nameOf(accent)), dark ? "dark" : "light") << Colours::of(dark, accent);
    }
}

/// WCAG 2 AA: 4.5 : 1 for text of ordinary size, on each ground it is drawn on.
void TestTheme::everyTextCanBeRead()
{
    QFETCH(Colours, c);
    const auto check = [](const char *what, const QColor &ink, const QList<QColor> &grounds) {
        for (const QColor &ground : grounds) {
            const double ratio = contrast(ink, ground);
            QVERIFY2(
                ratio >= 4.5,
                qPrintable(
                    QStringLiteral("%1 on %2: %3").arg(QString::fromLatin1(what), ground.name()).arg(ratio)));
        }
    };
    check("text", c.text, {c.win, c.side, c.conv, c.their, c.sel, c.hover, c.mark, c.raised, c.raisedSel});
    check("ownText", c.ownText, {c.own});
    check("sub", c.sub, {c.win, c.side, c.conv, c.their, c.own, c.sel, c.hover, c.mark, c.raised});
    check("acc", c.acc, {c.conv, c.accSoft, c.their, c.own, c.mark}); // links, too
    check("accText", c.accText, {c.acc, c.accHover});
    check("foundText", c.foundText, {c.found});
    check("bad", c.bad, {c.conv, c.their, c.own, c.mark});
    check("warn", c.warn, {c.conv, c.side, c.sel, c.hover, c.win});
    check("ok", c.ok, {c.conv});
}

/// What the style sheet leaves alone is drawn with the palette.
void TestTheme::everyWidgetCanBeRead()
{
    QFETCH(Colours, c);
    const QPalette palette = toPalette(c);
    using enum QPalette::ColorRole;
    const QList<std::pair<QPalette::ColorRole, QPalette::ColorRole>> drawn{
        {WindowText, Window},    {Text, Base},                 {Text, AlternateBase},      {ButtonText, Button},
        {PlaceholderText, Base}, {HighlightedText, Highlight}, {ToolTipText, ToolTipBase}, {Link, Base}};
    for (const auto &[ink, ground] : drawn) {
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
            QVERIFY2(contrast(palette.color(group, ink), palette.color(group, ground)) >= 4.5,
                     qPrintable(QStringLiteral("%1 on %2 in %3").arg(ink).arg(ground).arg(group)));
    }
}

/// 3 : 1 for signs that carry meaning: the bar's done part, the presence dots.
void TestTheme::whatIsNotTextCanBeSeen()
{
    QFETCH(Colours, c);
    QVERIFY(contrast(c.acc, c.track) >= 3);
    QVERIFY(contrast(c.acc, c.own) >= 3);
    for (const QColor &ground : {c.side, c.sel, c.hover}) // the ticks of the list
        QVERIFY(contrast(c.acc, ground) >= 3);
    for (const QColor &ground : {c.side, c.conv, c.sel})
        QVERIFY(contrast(c.ok, ground) >= 3);
}

/// WCAG 1.4.11: what shows that something is a field or a button; what lies over the window has an edge.
void TestTheme::fieldsAreSeen()
{
    QFETCH(Colours, c);
    for (const QColor &ground : {c.win, c.side, c.conv, c.raised})
        QVERIFY2(contrast(c.field, ground) >= 3, qPrintable(ground.name()));
    QVERIFY(contrast(c.edge, c.win) >= 1.6);
    QVERIFY(contrast(c.edge, c.conv) >= 1.6);
    QVERIFY(c.raised != c.raisedSel);
    const QString sheet = toStyleSheet(c);
    const QString border = QStringLiteral("border: 1px solid ") + c.field.name();
    for (const QString &field : {QStringLiteral("\nQLineEdit {"), QStringLiteral("\nQPlainTextEdit {"), QStringLiteral("\nQComboBox {"),
                                 QStringLiteral("\nQPushButton {")}) {
        const qsizetype rule = sheet.indexOf(field);
        QVERIFY(rule >= 0);
        QVERIFY2(sheet.mid(rule, sheet.indexOf(QLatin1Char('}'), rule) - rule).contains(border), qPrintable(field));
    }
    // What cannot be sent just now is seen, and seen to be so.
    QImage tile(40, 40, QImage::Format_RGB32);
    tile.fill(c.track);
    QPainter painter(&tile);
    tintedIcon(QStringLiteral("send"), c.accText, Qt::LeftToRight, c.sub).paint(&painter, tile.rect(), Qt::AlignCenter, QIcon::Disabled);
    painter.end();
    double most = 1;
    for (int y = 0; y < tile.height(); ++y) {
        for (int x = 0; x < tile.width(); ++x)
            most = std::max(most, contrast(tile.pixelColor(x, y), c.track));
    }
    QVERIFY2(most >= 1.8, qPrintable(QString::number(most)));
    QVERIFY(most < contrast(c.accText, c.acc));
}

void TestTheme::placeholdersCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("dialog");
    for (const bool dark : {false, true}) {
        for (const bool dialog : {false, true})
            QTest::addRow("%s, %s", dark ? "dark" : "light", dialog ? "dialog" : "window") << dark << dialog;
    }
}

/// As drawn: a style sheet's colour of a field thins out the palette's.
void TestTheme::placeholdersCanBeRead()
{
    QFETCH(bool, dark);
    QFETCH(bool, dialog);
    Theme theme;
    theme.setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
    QWidget window;
    window.setObjectName(QStringLiteral("window"));
    theme.dress(&window);
    QDialog inner(&window);
    QWidget *place = dialog ? &inner : &window;
    auto *line = new QLineEdit;
    auto *lines = new QPlainTextEdit;
    QFont font = place->font();
    font.setPixelSize(40); // strokes of more than a pixel
    auto *column = new QVBoxLayout(place);
    const QString words = QStringLiteral("HHHH");
    line->setPlaceholderText(words);
    lines->setPlaceholderText(words);
    for (QWidget *field : {static_cast<QWidget *>(line), static_cast<QWidget *>(lines)}) {
        field->setFont(font);
        field->setFocusPolicy(Qt::NoFocus);
        column->addWidget(field);
    }
    window.show();
    place->show();
    for (QWidget *field : {static_cast<QWidget *>(line), static_cast<QWidget *>(lines)}) {
        const QImage image = field->grab().toImage();
        const QColor ground = image.pixelColor(image.width() - 10, image.height() / 2);
        double most = 1;
        for (int y = 5; y < image.height() - 5; ++y) { // within the border
            for (int x = 5; x < image.width() - 5; ++x)
                most = std::max(most, contrast(image.pixelColor(x, y), ground));
        }
        QVERIFY2(most >= 4.5, qPrintable(QStringLiteral("%1 %2").arg(QString::fromLatin1(field->metaObject()->className())).arg(most)));
        QVERIFY2(most < 10, "quieter than what is written");
    }
}

void TestTheme::bubblesStandOutFromTheBandOfAFind()
{
    QFETCH(Colours, c);
    for (const QColor &other : {c.own, c.their, c.conv}) {
        const int apart = qAbs(c.mark.red() - other.red()) + qAbs(c.mark.green() - other.green())
            + qAbs(c.mark.blue() - other.blue());
        QVERIFY2(apart >= 24, qPrintable(other.name()));
    }
}

void TestTheme::initialsCanBeRead()
{
    for (const QColor &colour : avatarColours())
        QVERIFY2(contrast(Qt::white, colour) >= 4.5, qPrintable(colour.name()));
}

void TestTheme::everyIconDrawsSomething()
{
    const QStringList files = QDir(QStringLiteral(":/dovetail/icons")).entryList();
    QVERIFY(files.size() > 15);
    for (const QString &file : files) {
        const QString name = QString(file).remove(QStringLiteral(".svg"));
        const QImage image = iconPixmap(name, Qt::red, 18, 2).toImage();
        QCOMPARE(image.width(), 36);
        bool red = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                red |= image.pixelColor(x, y).alpha() > 128 && image.pixelColor(x, y).red() > 200;
        }
        QVERIFY2(red, qPrintable(file));
    }
}

/// From right to left "back" points to the right, and nothing else turns round.
void TestTheme::arrowsFollowTheReader()
{
    QImage canvas(40, 40, QImage::Format_ARGB32_Premultiplied);
    const auto painted = [&canvas](const QString &name, Qt::LayoutDirection direction) {
        canvas.fill(Qt::transparent);
        QPainter painter(&canvas);
        painter.setLayoutDirection(direction);
        paintIcon(painter, canvas.rect(), name, Qt::red, 40);
        return canvas.copy();
    };
    for (const QString &name : {QStringLiteral("back"), QStringLiteral("forward"), QStringLiteral("reply"), QStringLiteral("send")}) {
        const QImage left = iconPixmap(name, Qt::red, 40, 1).toImage();
        const QImage right = iconPixmap(name, Qt::red, 40, 1, Qt::RightToLeft).toImage();
        QVERIFY2(left != right, qPrintable(name));
        int apart = 0; // but for the softened edges
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x)
                apart += qAbs(left.pixelColor(x, y).alpha() - right.pixelColor(39 - x, y).alpha()) > 100;
        }
        QVERIFY2(apart < 20, qPrintable(name));
        QCOMPARE(tintedIcon(name, Qt::red, Qt::RightToLeft).pixmap(40, 40).toImage(), right);
        QVERIFY(painted(name, Qt::RightToLeft) != painted(name, Qt::LeftToRight));
    }
    QCOMPARE(iconPixmap(QStringLiteral("open"), Qt::red, 40, 1, Qt::RightToLeft).toImage(),
             iconPixmap(QStringLiteral("open"), Qt::red, 40, 1).toImage());
}

void TestTheme::followsAChoiceOnce()
{
    Theme theme;
    theme.setChoice(Theme::Choice::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(Theme::Choice::Dark);
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(theme.colours().dark);
    QCOMPARE(Theme::choiceFromName(Theme::nameOf(Theme::Choice::Dark)), Theme::Choice::Dark);
}

void TestTheme::followsTheSystemUnlessForced()
{
    Theme theme;
    theme.setSystemDark(true);
    QVERIFY(theme.colours().dark);
    theme.setChoice(Theme::Choice::Light);
    QVERIFY(!theme.colours().dark);
    theme.setSystemDark(true);
    QVERIFY(!theme.colours().dark);
    theme.setChoice(Theme::Choice::System);
    QVERIFY(theme.colours().dark);
}

void TestTheme::anAccentIsTakenAtOnce()
{
    Theme theme;
    theme.setChoice(Theme::Choice::Light);
    QCOMPARE(theme.colours(), Colours::light());
    QSignalSpy changed(&theme, &Theme::changed);
    QSet<QRgb> seen;
    for (const Accent accent : accents()) {
        theme.setAccent(accent);
        seen += theme.colours().acc.rgb();
        QCOMPARE(accentFromName(nameOf(accent)), accent);
        QVERIFY(!accentText(accent).isEmpty());
        QCOMPARE(toPalette(theme.colours()).color(QPalette::Highlight), theme.colours().acc);
    }
    QCOMPARE(seen.size(), accents().size());
    QCOMPARE(changed.size(), accents().size() - 1); // the first was in force
    QCOMPARE(accentFromName(QStringLiteral("nonsense")), Accent::Teal);
}

/// Only ui/theme says what colour anything has, besides those of avatars, of a desktop's own tray and of QR codes, which follow no theme.
void TestTheme::coloursAreNamedInOnePlace()
{
    static const QRegularExpression named(QStringLiteral("QColor\\((0x|\"#|QStringLiteral|[0-9])|Qt::(red|green|blue|gray|darkGray|yellow|cyan)\\b"));
    static const QStringList apart{QStringLiteral("/ui/theme/"), QStringLiteral("/ui/contacts/avatar.cpp"),
                                   QStringLiteral("/ui/contacts/qrcode.cpp"), QStringLiteral("/ui/desktop/traypicture.cpp")};
    int read = 0;
    for (QDirIterator it(QStringLiteral(DOVETAIL_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                         QDirIterator::Subdirectories);
         it.hasNext();) {
        const QString path = it.next();
        if (std::any_of(apart.cbegin(), apart.cend(), [&path](const QString &one) { return path.contains(one); }))
            continue;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++read;
        const auto match = named.match(QString::fromUtf8(file.readAll()));
        QVERIFY2(!match.hasMatch(), qPrintable(path + QLatin1Char(' ') + match.captured()));
    }
    QVERIFY(read > 50);
    QFile sheet(QStringLiteral(":/dovetail/style.qss"));
    QVERIFY(sheet.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(sheet.readAll());
    QVERIFY(!text.contains(QRegularExpression(QStringLiteral("#[0-9a-fA-F]{3,8}\\s*[;}]|rgba?\\("))));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
