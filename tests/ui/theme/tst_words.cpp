// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/words.h"

#include <QFontDatabase>
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
    void emojiAreInColour();
    void aLineIsShortenedToWhatIsDrawn();
    void signsOfATallerFontLeaveTheLettersWhole();
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

/// And the words beside them where they are without.
void TestWords::emojiAreInColour()
{
    const QString plain = QStringLiteral("DejaVu Sans");
    const QString colourful = emojiFont(QFont(plain)).families().first();
    if (const QStringList families = QFontDatabase::families(); !families.contains(colourful) || !families.contains(plain))
        QSKIP("there is no font with emoji in colour, or none that has them in black");
    const auto line = [&](const QString &words, Qt::LayoutDirection direction, int flags) {
        return picture([&](QPainter &painter) {
            QFont font(plain);
            font.setFamilies({plain, colourful});
            painter.setFont(font);
            painter.setLayoutDirection(direction);
            drawWords(painter, place, flags, words);
        });
    };
    const auto colours = [](const QImage &image) {
        QRect result;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).hsvSaturation() > 120)
                    result |= QRect(x, y, 1, 1);
        return result;
    };
    for (const int vertical : {Qt::AlignTop, Qt::AlignVCenter, Qt::AlignBottom}) {
        const int flags = Qt::AlignLeft | vertical;
        QVERIFY(colours(line(QStringLiteral("12 # * hello"), Qt::LeftToRight, flags)).isEmpty());
        const QImage beside = line(QStringLiteral("hello 😀"), Qt::LeftToRight, flags);
        const QRect sign = colours(beside);
        QVERIFY(!sign.isEmpty());
        const QImage alone = line(QStringLiteral("hello"), Qt::LeftToRight, flags);
        const QRect words = ink(alone);
        QVERIFY(sign.left() > words.right());
        QCOMPARE(beside.copy(words), alone.copy(words));
        QVERIFY(place.adjusted(-4, -4, 4, 4).contains(ink(beside)));
    }
    const int begin = Qt::AlignLeft | Qt::AlignVCenter;
    QVERIFY(colours(line(QStringLiteral("hello ✅"), Qt::RightToLeft, begin)).right() > place.right() - 8); // at that side, in its own order
    QVERIFY(colours(line(QStringLiteral("שלום 😀"), Qt::RightToLeft, begin)).right() < place.center().x() + 100);
    QVERIFY(ink(line(QStringLiteral("שלום 😀"), Qt::RightToLeft, begin)).right() > place.right() - 8);
    QVERIFY(qAbs(colours(line(QStringLiteral("🎉"), Qt::LeftToRight, Qt::AlignCenter)).center().x() - place.center().x()) < 4);
}

/// Emoji are wider than the font of the words says.
void TestWords::aLineIsShortenedToWhatIsDrawn()
{
    const QString plain = QStringLiteral("DejaVu Sans");
    QFont font(plain);
    font.setFamilies({plain, emojiFont(font).families().first()});
    for (const QString &words : {QStringLiteral("😀😀😀😀😀😀😀😀😀😀😀😀"), QStringLiteral("hello 😀😀😀 to everybody who is here")}) {
        for (int width = 40; width < 160; width += 10) {
            const QString shown = elidedWords(words, font, width);
            QVERIFY(shown.endsWith(QStringLiteral("…")));
            QVERIFY(widthOfWords(shown, font) <= width);
            const QRect seen = ink(picture([&](QPainter &painter) {
                painter.setFont(font);
                drawWords(painter, place, Qt::AlignLeft | Qt::AlignVCenter, shown);
            }));
            QVERIFY2(seen.right() <= place.left() + width + 1, qPrintable(QStringLiteral("%1 at %2").arg(seen.right()).arg(width)));
        }
        QCOMPARE(elidedWords(words, font, widthOfWords(words, font) + 200), words);
    }
    QCOMPARE(elidedWords(QStringLiteral("hello"), font, 400), QStringLiteral("hello"));
    QCOMPARE(widthOfWords(QStringLiteral("hello"), font), QFontMetrics(font).horizontalAdvance(QStringLiteral("hello")));
}

/// "IMG_2041.jpg 王" in a line as high as the font of its letters says: neither the underscore nor what hangs down is cut off.
void TestWords::signsOfATallerFontLeaveTheLettersWhole()
{
    const QString plain = QStringLiteral("DejaVu Sans");
    const QString tall = QStringLiteral("Noto Sans CJK SC");
    if (const QStringList families = QFontDatabase::families(); !families.contains(plain) || !families.contains(tall))
        QSKIP("there is no font with letters, or none that is taller and has Chinese signs");
    for (const int size : {9, 10, 11, 13, 17, 24}) {
        QFont font(plain);
        font.setFamilies({plain, tall});
        font.setPixelSize(size);
        const int height = QFontMetrics(font).height();
        QVERIFY(QFontMetrics(font).boundingRect(0, 0, 1'000, 1'000, Qt::AlignLeft, QStringLiteral("王")).height() > height);
        const auto line = [&](const QString &words, int flags, Qt::LayoutDirection direction) {
            return picture([&](QPainter &painter) {
                painter.setFont(font);
                painter.setLayoutDirection(direction);
                drawWords(painter, QRect(place.topLeft(), QSize(place.width(), height)), flags, words);
            });
        };
        for (const int vertical : {Qt::AlignTop, Qt::AlignVCenter, Qt::AlignBottom}) {
            for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
                for (const int flags : {vertical, vertical | Qt::TextSingleLine}) {
                    const int begin = flags | (direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
                    const QImage alone = line(QStringLiteral("IMG_gpj"), begin, direction);
                    const QImage beside = line(QStringLiteral("IMG_gpj 王小明"), begin, direction);
                    const QRect letters = ink(alone);
                    QVERIFY(letters.height() > size * 3 / 4); // from the top of the capitals to the underscore
                    QCOMPARE(beside.copy(letters), alone.copy(letters));
                    QVERIFY(ink(beside).right() > letters.right() + size);
                    QVERIFY(ink(beside).bottom() <= letters.bottom());
                }
            }
        }
    }
}

QTEST_MAIN(TestWords)
#include "tst_words.moc"
