// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/words.h"

#include <QImage>
#include <QTest>

using namespace dovetail::ui;

namespace {

const QRect place(20, 30, 260, 20);

template <typename Draw>
QImage picture(const Draw &draw)
{
    QImage image(300, 80, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    draw(painter);
    return image;
}

QImage drawn(const QString &words, Qt::LayoutDirection direction, int flags = Qt::AlignLeft | Qt::AlignVCenter)
{
    return picture([&](QPainter &painter) {
        painter.setLayoutDirection(direction);
        drawWords(painter, place, flags, words);
    });
}

QRect ink(const QImage &image)
{
    QRect result;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != qRgb(255, 255, 255))
                result |= QRect(x, y, 1, 1);
        }
    }
    return result;
}

} // namespace

class TestWords final : public QObject {
    Q_OBJECT
private slots:
    void numbersStayInOrder();
    void theyBeginWhereOneBeginsToRead();
    void towersStayAtTheirLine();
    void partsDoNotTurnEachOtherRound();
};

void TestWords::numbersStayInOrder()
{
    const QString words = QStringLiteral("12 MB of 30 MB");
    const QImage expected = picture([&](QPainter &painter) {
        painter.drawText(place, Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter, words);
    });
    QCOMPARE(drawn(words, Qt::RightToLeft), expected);
    // A painter left to itself does turn them round.
    QVERIFY(picture([&](QPainter &painter) {
                painter.setLayoutDirection(Qt::RightToLeft);
                painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, words);
            }) != expected);
}

void TestWords::theyBeginWhereOneBeginsToRead()
{
    for (const QString &words : {QStringLiteral("see you."), QStringLiteral("להתראות.")}) {
        QVERIFY(ink(drawn(words, Qt::LeftToRight)).left() < place.left() + 6);
        QVERIFY(ink(drawn(words, Qt::RightToLeft)).right() > place.right() - 6);
        QVERIFY(ink(drawn(words, Qt::LeftToRight, Qt::AlignRight)).right() > place.right() - 6);
        QVERIFY(ink(drawn(words, Qt::RightToLeft, Qt::AlignRight)).left() < place.left() + 6);
        QVERIFY(qAbs(ink(drawn(words, Qt::RightToLeft, Qt::AlignCenter)).center().x() - place.center().x()) < 6);
    }
}

void TestWords::towersStayAtTheirLine()
{
    const QString tower = QStringLiteral("Z") + QString(60, QChar(0x0301)) + QStringLiteral("x") + QString(60, QChar(0x0323));
    QVERIFY(ink(picture([&](QPainter &painter) { painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, tower); })).top()
            < place.top() - 10);
    const QRect seen = ink(drawn(tower, Qt::LeftToRight));
    QVERIFY(!seen.isEmpty());
    QVERIFY(place.adjusted(-4, -4, 4, 4).contains(seen));
}

void TestWords::partsDoNotTurnEachOtherRound()
{
    QVERIFY(isolated({}).isEmpty());
    QVERIFY(isolated(QStringLiteral("שלום")).size() == 6);
    // A sentence keeps its own direction whoever it is about.
    QVERIFY((QStringLiteral("שלום") + QStringLiteral(" is typing")).isRightToLeft());
    QVERIFY(!(isolated(QStringLiteral("שלום")) + QStringLiteral(" is typing")).isRightToLeft());
}

QTEST_MAIN(TestWords)
#include "tst_words.moc"
