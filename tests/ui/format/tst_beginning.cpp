// SPDX-License-Identifier: GPL-3.0-or-later
// Words begin where one reads from: what a field asks for, what a label says, and the bars that are there at times only.
#include "tests/ui/gallery/samples.h"
#include "ui/conversation/composerbar.h"
#include "ui/conversation/noticebar.h"
#include "ui/conversation/trustbar.h"
#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// What is drawn in one half of it.
int inkIn(QWidget &widget, bool rightHalf)
{
    const QImage image = widget.grab().toImage();
    const QRgb ground = image.pixel(image.width() / 2, 2);
    int ink = 0;
    for (int y = 4; y < image.height() - 4; ++y)
        for (int x = 4; x < image.width() / 2 - 4; ++x)
            ink += image.pixel(rightHalf ? image.width() - 1 - x : x, y) != ground;
    return ink;
}

} // namespace

class TestBeginning final : public QObject {
    Q_OBJECT
private slots:
    void whatAFieldAsksForIsWhereOneBeginsToRead();
    void aLabelBeginsWhereOneReads();
    void barsBeginWhereOneReads();
};

/// In letters of either direction, and also after the window has been turned.
void TestBeginning::whatAFieldAsksForIsWhereOneBeginsToRead()
{
    QLineEdit field;
    field.resize(400, 32);
    field.setFrame(false);
    const auto caretIsAtRight = [&field] {
        field.grab(); // it is placed when it is painted
        return field.inputMethodQuery(Qt::ImCursorRectangle).toRectF().center().x() > field.width() / 2;
    };
    for (const QString &words : {QStringLiteral("Filter"), QStringLiteral("שלום"), QStringLiteral("10.0.0.7 (…)")}) {
        setPlaceholder(field, words);
        for (const bool fromRight : {true, false}) {
            field.setLayoutDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
            QVERIFY(inkIn(field, fromRight) > 0);
            QCOMPARE(inkIn(field, !fromRight), 0);
            QCOMPARE(caretIsAtRight(), fromRight);
        }
    }
    field.setLayoutDirection(Qt::RightToLeft);
    field.setText(QStringLiteral("abc")); // what is written, in its own direction
    QVERIFY(!caretIsAtRight());
    field.clear();
    QVERIFY(caretIsAtRight());
}

/// Likewise, whether it can be marked or not; and as high as it was.
void TestBeginning::aLabelBeginsWhereOneReads()
{
    for (const auto flags : {Qt::NoTextInteraction, Qt::TextSelectableByMouse}) {
        QLabel label;
        label.resize(400, 60);
        label.setTextInteractionFlags(flags);
        label.setAlignment(Qt::AlignTop);
        keepAtBeginning(label);
        for (const QString &words : {QStringLiteral("Filter"), QStringLiteral("שלום"), QStringLiteral("10.0.0.7 (…)")}) {
            label.setText(words);
            for (const bool fromRight : {true, false}) {
                label.setLayoutDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
                QVERIFY(inkIn(label, fromRight) > 0);
                QCOMPARE(inkIn(label, !fromRight), 0);
                QCOMPARE(label.alignment() & Qt::AlignVertical_Mask, Qt::AlignTop);
            }
        }
    }
}

/// Those that are there at times only.
void TestBeginning::barsBeginWhereOneReads()
{
    const Theme theme;
    QWidget window;
    auto *notice = new NoticeBar(theme, &window);
    notice->show(QStringLiteral("This did not work."));
    auto *answer = new ComposerBar(theme, &window);
    answer->resize(400, 40);
    answer->show(QStringLiteral("reply"), QStringLiteral("Mei"), QStringLiteral("See you there."));
    auto *blocked = new TrustBar(&window);
    Person mei = samples::person(1, QStringLiteral("Mei"));
    mei.trust = Trust::Blocked;
    blocked->setPerson(mei);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        window.setLayoutDirection(direction);
        int labels = 0;
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->text().isEmpty())
                continue; // a picture
            ++labels;
            QVERIFY2((label->alignment() & Qt::AlignHorizontal_Mask) == beginningOf(window), qPrintable(label->text()));
        }
        QCOMPARE(labels, 4);
    }
}

QTEST_MAIN(TestBeginning)
#include "tst_beginning.moc"
