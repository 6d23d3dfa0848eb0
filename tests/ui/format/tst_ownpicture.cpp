// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "ui/contacts/avatarpicture.h"
#include "ui/format/ownpicture.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// What no encoder makes small.
QImage noise(int width, int height, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(width, height, QImage::Format_ARGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, random.generate());
    return image.convertToFormat(format);
}

QImage plain(int width, int height, const QColor &colour)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace

class TestOwnPicture final : public QObject {
    Q_OBJECT
private slots:
    void keepsItsLimits_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<int>("side");
        QTest::newRow("plain") << plain(4'000, 3'000, Qt::blue) << 128;
        QTest::newRow("noise") << noise(900, 700) << 128;
        QTest::newRow("transparent noise") << noise(900, 700, QImage::Format_ARGB32) << 128;
        QTest::newRow("thin") << plain(20'000, 1, Qt::blue) << 1;
        QTest::newRow("small") << plain(40, 60, Qt::blue) << 40; // not blown up
    }
    void keepsItsLimits()
    {
        QFETCH(const QImage, image);
        QFETCH(const int, side);
        const QByteArray picture = makeOwnPicture(saved(image));
        QVERIFY(!picture.isEmpty());
        QVERIFY(picture.size() <= limits::maxPictureBytes);
        QCOMPARE(QImage::fromData(picture).size(), QSize(side, side));
        QVERIFY(!avatarPicture(picture, 40).isNull()); // and others show it
    }

    void isTheMiddle()
    {
        QImage image = plain(900, 300, Qt::red);
        QPainter(&image).fillRect(300, 0, 300, 300, Qt::green);
        const QImage picture = QImage::fromData(makeOwnPicture(saved(image)));
        QCOMPARE(picture.pixelColor(2, 64), QColor(Qt::green));
        QCOMPARE(picture.pixelColor(125, 64), QColor(Qt::green));
        QCOMPARE(picture.pixelColor(64, 2), QColor(Qt::green));
        QImage tall = plain(300, 900, Qt::red);
        QPainter(&tall).fillRect(0, 300, 300, 300, Qt::green);
        const QImage ofTall = QImage::fromData(makeOwnPicture(saved(tall)));
        QCOMPARE(ofTall.pixelColor(64, 2), QColor(Qt::green));
        QCOMPARE(ofTall.pixelColor(64, 125), QColor(Qt::green));
    }

    /// A camera's own colours would look pale where they are taken for those of a screen.
    void coloursAreThoseOfScreens()
    {
        QImage image = plain(100, 100, QColor(0, 180, 0));
        image.setColorSpace(QColorSpace::AdobeRgb);
        const QColor seen = image.convertedToColorSpace(QColorSpace::SRgb).pixelColor(50, 50);
        QVERIFY(seen != QColor(0, 180, 0));
        QCOMPARE(QImage::fromData(makeOwnPicture(saved(image))).pixelColor(50, 50), seen);
    }

    void whatIsTransparentStaysSo()
    {
        QImage image(300, 300, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter(&image).fillRect(100, 100, 100, 100, Qt::red);
        const QImage picture = QImage::fromData(makeOwnPicture(saved(image)));
        QCOMPARE(picture.pixelColor(3, 3).alpha(), 0);
        QCOMPARE(picture.pixelColor(64, 64), QColor(Qt::red));
    }

    void remarksStayHere()
    {
        QImage image = plain(100, 100, Qt::blue);
        image.setText(QStringLiteral("Comment"), QStringLiteral("at home, 52.1 N"));
        const QString path = saved(image);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("at home"));
        QVERIFY(!makeOwnPicture(path).contains("at home"));
    }

    void onlyPicturesOfTheseKinds()
    {
        QVERIFY(pictureKinds().contains(QStringLiteral("png")) && pictureKinds().contains(QStringLiteral("jpg")));
        const auto written = [this](const QString &name, const QByteArray &bytes) {
            QFile file(m_folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("cannot write");
            return file.fileName();
        };
        QVERIFY(makeOwnPicture(written(QStringLiteral("words.png"), "not a picture")).isEmpty());
        QVERIFY(makeOwnPicture(written(QStringLiteral("nothing.jpg"), {})).isEmpty());
        QVERIFY(makeOwnPicture(written(QStringLiteral("drawing.png"),
                                       "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"))
                    .isEmpty());
        QVERIFY(makeOwnPicture(m_folder.filePath(QStringLiteral("not there.png"))).isEmpty());
        QVERIFY(makeOwnPicture(m_folder.path()).isEmpty());
    }

    void isMadeAwayFromThisThread()
    {
        QByteArray picture;
        bool here = false;
        QObject context;
        ownPictureOf(saved(noise(500, 500))).then(&context, [&](const QByteArray &bytes) {
            picture = bytes;
            here = QThread::currentThread() == context.thread();
        });
        QVERIFY(picture.isEmpty());
        QTRY_VERIFY(!picture.isEmpty());
        QVERIFY(here);
    }

private:
    QString saved(const QImage &image)
    {
        const QString path = m_folder.filePath(QStringLiteral("%1.bin").arg(++m_number)); // by content, not by name
        if (!image.save(path, "PNG"))
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    QTemporaryDir m_folder;
    int m_number = 0;
};

QTEST_MAIN(TestOwnPicture)
#include "tst_ownpicture.moc"
