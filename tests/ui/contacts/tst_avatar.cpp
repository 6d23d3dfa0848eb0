// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/ui/gallery/samples.h"
#include "ui/contacts/avatar.h"
#include "ui/contacts/avatarpicture.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/personpainter.h"
#include "ui/diagnostics/persondialog.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

QByteArray encoded(const QImage &image, const char *format = "PNG")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QByteArray oneColour(const QColor &colour, int width = 128, int height = 128)
{
    QImage image(width, height, QImage::Format_ARGB32);
    image.fill(colour);
    return encoded(image);
}

QImage painted(const QByteArray &picture, qreal ratio = 1)
{
    Person person = samples::person(1, QStringLiteral("Mei Lin"));
    person.picture = picture;
    return avatarPixmap(person, 40, ratio, QFont()).toImage();
}

/// Where Tab goes from there.
QWidget *nextStop(QWidget *from)
{
    QWidget *next = from->nextInFocusChain();
    while (next != from && !(next->focusPolicy() & Qt::TabFocus))
        next = next->nextInFocusChain();
    return next;
}

} // namespace

class TestAvatar final : public QObject {
    Q_OBJECT
private slots:
    void isThePictureCutToADisc()
    {
        for (const qreal ratio : {1.0, 1.5, 2.0}) {
            const QImage disc = painted(oneColour(Qt::magenta), ratio);
            const int size = disc.width();
            QCOMPARE(size, qRound(40 * ratio));
            QCOMPARE(disc.pixelColor(size / 2, size / 2), QColor(Qt::magenta));
            QCOMPARE(disc.pixelColor(size / 2, size - 3), QColor(Qt::magenta));
            QCOMPARE(disc.pixelColor(1, 1).alpha(), 0);
            // The edge is smooth, and nothing of another colour shines through it.
            bool smooth = false;
            for (int x = 0; x < size / 2; ++x) {
                const QColor pixel = disc.pixelColor(x, size / 4);
                smooth = smooth || (pixel.alpha() > 0 && pixel.alpha() < 255);
                if (pixel.alpha() > 60)
                    QVERIFY2(pixel.green() < 20 && pixel.red() > 200, qPrintable(pixel.name(QColor::HexArgb)));
            }
            QVERIFY(smooth);
        }
    }

    void itsMiddleWhenItIsNoSquare()
    {
        QImage wide(200, 100, QImage::Format_RGB32);
        wide.fill(Qt::magenta);
        QPainter(&wide).fillRect(50, 0, 100, 100, Qt::cyan);
        const QImage disc = painted(encoded(wide));
        QCOMPARE(disc.pixelColor(2, 20), QColor(Qt::cyan));
        QCOMPARE(disc.pixelColor(37, 20), QColor(Qt::cyan));
        QImage tall(100, 200, QImage::Format_RGB32);
        tall.fill(Qt::magenta);
        QPainter(&tall).fillRect(0, 50, 100, 100, Qt::cyan);
        const QImage ofTall = painted(encoded(tall));
        QCOMPARE(ofTall.pixelColor(20, 2), QColor(Qt::cyan));
        QCOMPARE(ofTall.pixelColor(20, 37), QColor(Qt::cyan));
    }

    void whatIsTransparentHasTheirColour()
    {
        const QImage disc = painted(oneColour(Qt::transparent));
        QCOMPARE(disc.pixelColor(20, 20), avatarColour(samples::peerId(1)));
    }

    void initialsWhereNothingCanBeShown_data()
    {
        QTest::addColumn<QByteArray>("picture");
        const QByteArray good = oneColour(Qt::magenta);
        QImage large(300, 300, QImage::Format_RGB32);
        large.fill(Qt::magenta);
        QTest::newRow("none") << QByteArray();
        QTest::newRow("words") << QByteArray("not a picture");
        QTest::newRow("cut short") << good.first(40);
        QTest::newRow("too many pixels") << encoded(large);
        QTest::newRow("too many bytes") << good + QByteArray(limits::maxPictureBytes, 'x');
        QTest::newRow("another kind") << encoded(large.scaled(64, 64), "BMP");
        QTest::newRow("drawing") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
    }
    void initialsWhereNothingCanBeShown()
    {
        QFETCH(const QByteArray, picture);
        QCOMPARE(painted(picture), painted({}));
        QCOMPARE(painted(picture).pixelColor(20, 3), avatarColour(samples::peerId(1)));
    }

    void nobodyBorrowsAFaceBeforeTheUserDecides()
    {
        Person person = samples::person(1, QStringLiteral("Mei Lin"));
        const QImage initials = avatarPixmap(person, 40, 1, QFont()).toImage();
        person.picture = oneColour(Qt::green);
        QVERIFY(avatarPixmap(person, 40, 1, QFont()).toImage() != initials);
        person.resembles = samples::peerId(2);
        QCOMPARE(avatarPixmap(person, 40, 1, QFont()).toImage(), initials);
    }

    void isDecodedOnce()
    {
        const QByteArray picture = oneColour(Qt::magenta);
        const QImage first = avatarPicture(picture, 40);
        QVERIFY(!first.isNull());
        QCOMPARE(avatarPicture(picture, 40).cacheKey(), first.cacheKey());
        const QByteArray again(picture.constData(), picture.size()); // the same bytes from elsewhere
        QCOMPARE(avatarPicture(again, 40).cacheKey(), first.cacheKey());
        QVERIFY(avatarPicture(picture, 80).width() == 80);
    }

    void theListAndTheDialogShowIt()
    {
        Person person = samples::person(1, QStringLiteral("Mei Lin"));
        person.picture = oneColour(Qt::magenta);
        QImage row(300, 60, QImage::Format_RGB32);
        QPainter painter(&row);
        PersonRow shown;
        shown.person = person;
        paintPerson(painter, row.rect(), shown, Colours::light(), Fonts(QFont()), QLocale::c(), QDateTime());
        painter.end();
        QCOMPARE(row.pixelColor(30, 25), QColor(Qt::magenta));

        PersonDialog dialog(person);
        const auto face = [&dialog] {
            for (const QLabel *label : dialog.findChildren<QLabel *>())
                if (const QImage image = label->pixmap().toImage(); !image.isNull())
                    return image.pixelColor(image.width() / 2, 6);
            return QColor();
        };
        QCOMPARE(face(), QColor(Qt::magenta));
        person.picture.clear(); // taken away while one looks
        dialog.setPerson(person);
        QCOMPARE(face(), avatarColour(person.id));
    }

    void theOwnCardShowsItAndOffersTheChoice()
    {
        Theme theme;
        QMenu menu;
        OwnCard card(theme, &menu);
        NodeInfo info;
        info.id = samples::peerId(9);
        info.name = QStringLiteral("Ana");
        card.resize(300, 60);
        card.setInfo(info);
        card.show();
        auto *button = card.findChild<QPushButton *>(QStringLiteral("ownPicture"));
        QVERIFY(button && !button->accessibleName().isEmpty() && button->focusPolicy() != Qt::NoFocus);
        QVERIFY(button->width() >= 32 && button->height() >= 32);
        QCOMPARE(nextStop(button), card.findChild<QPushButton *>(QStringLiteral("ownName")));
        const auto face = [&] {
            return card.grab().toImage().pixelColor(button->geometry().center() - QPoint(0, button->height() / 3));
        };
        QCOMPARE(face(), avatarColour(info.id));
        QSignalSpy wanted(&card, &OwnCard::pictureWanted);
        QSignalSpy removed(&card, &OwnCard::pictureRemoved);
        const auto choices = [&] {
            button->click();
            QMenu *shown = nullptr;
            for (QMenu *each : card.findChildren<QMenu *>())
                shown = each->isVisible() ? each : shown;
            if (shown)
                shown->close();
            return shown ? shown->actions() : QList<QAction *>();
        };
        QCOMPARE(choices().size(), 1); // nothing to remove yet
        choices().first()->trigger();
        QCOMPARE(wanted.size(), 1);
        info.picture = oneColour(Qt::magenta);
        card.setInfo(info);
        QCOMPARE(face(), QColor(Qt::magenta));
        QCOMPARE(choices().size(), 2);
        choices().last()->trigger();
        QCOMPARE(removed.size(), 1);
        card.setLayoutDirection(Qt::RightToLeft);
        QTRY_VERIFY(button->x() > card.width() / 2);
        QCOMPARE(face(), QColor(Qt::magenta)); // where the button is
    }
};

QTEST_MAIN(TestAvatar)
#include "tst_avatar.moc"
