// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "ui/format/previewimage.h"

#include <QBuffer>
#include <QFutureWatcher>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// What no encoder makes small.
QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, random.generate() | 0xff000000);
    }
    return image;
}

/// A PNG whose header says another size, with the right check sum: only who counts sees it.
QByteArray claiming(QByteArray png, quint32 width, quint32 height)
{
    const auto put = [&png](qsizetype at, quint32 number) {
        for (int i = 0; i < 4; ++i)
            png[at + i] = char(number >> (24 - 8 * i));
    };
    put(16, width);
    put(20, height);
    quint32 crc = 0xffffffff; // of the chunk's name and content, as PNG has it
    for (qsizetype at = 12; at < 29; ++at) {
        crc ^= uchar(png.at(at));
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
    put(29, ~crc);
    return png;
}

} // namespace

class TestPreviewImage final : public QObject {
    Q_OBJECT
private slots:
    void keepsItsLimits_data();
    void keepsItsLimits();
    void whatIsTransparentStaysSo();
    void ofAFileAwayFromThisThread();
    void whatIsNoPictureHasNone();
    void refusesWhatIsHostile_data();
    void refusesWhatIsHostile();
    void gigapixelsAreNotDecoded();
};

void TestPreviewImage::keepsItsLimits_data()
{
    QTest::addColumn<QImage>("image");
    QImage plain(4000, 3000, QImage::Format_RGB32);
    plain.fill(Qt::blue);
    QImage thin(20'000, 1, QImage::Format_RGB32);
    thin.fill(Qt::blue);
    QTest::newRow("plain") << plain;
    QTest::newRow("noise") << noise(900, 700);
    QTest::newRow("transparent noise") << noise(900, 700).convertToFormat(QImage::Format_ARGB32);
    QTest::newRow("thin") << thin;
    QTest::newRow("tiny") << plain.scaled(3, 2);
}

void TestPreviewImage::keepsItsLimits()
{
    QFETCH(QImage, image);
    const QByteArray preview = makePreview(image);
    QVERIFY(!preview.isEmpty());
    QVERIFY(preview.size() <= limits::maxPreviewBytes);
    const QImage back = decodePreview(preview);
    QVERIFY(!back.isNull());
    QVERIFY(qMax(back.width(), back.height()) <= limits::maxPreviewPixels);
    QVERIFY(back.width() <= image.width() && back.height() <= image.height());
}

/// However small it has to become for that: JPEG knows nothing of it.
void TestPreviewImage::whatIsTransparentStaysSo()
{
    QImage image = noise(900, 700).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width() / 2; ++x)
            image.setPixel(x, y, 0);
    const QImage back = decodePreview(makePreview(image));
    QVERIFY(!back.isNull());
    QCOMPARE(back.pixelColor(back.width() / 4, back.height() / 2).alpha(), 0);
    QCOMPARE(back.pixelColor(back.width() * 3 / 4, back.height() / 2).alpha(), 255);
}

void TestPreviewImage::ofAFileAwayFromThisThread()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("photo.bin")); // by its content, not its name
    QVERIFY(noise(2000, 1000).save(path, "JPEG"));
    QByteArray preview;
    bool here = false;
    QObject context;
    previewOf(path).then(&context, [&](const QByteArray &bytes) {
        preview = bytes;
        here = QThread::currentThread() == context.thread();
    });
    QTRY_VERIFY(!preview.isEmpty());
    QVERIFY(here);
    const QImage back = decodePreview(preview);
    QVERIFY(qAbs(back.width() - 2 * back.height()) <= 1);
}

void TestPreviewImage::whatIsNoPictureHasNone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("notes.png"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("just words");
    file.close();
    QVERIFY(makePreview(path).isEmpty());
    QVERIFY(makePreview(folder.filePath(QStringLiteral("missing.png"))).isEmpty());
    QVERIFY(makePreview(QImage()).isEmpty());
}

void TestPreviewImage::refusesWhatIsHostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QImage small(40, 40, QImage::Format_RGB32);
    small.fill(Qt::red);
    const QByteArray png = encoded(small, "PNG");
    QByteArray claims = png; // a width of 2 billion in the header
    claims[16] = 0x7f;
    claims[17] = claims[18] = claims[19] = char(0xff);
    QImage large(700, 700, QImage::Format_RGB32);
    large.fill(Qt::red);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << encoded(noise(40, 40), "PNG").left(300);
    QTest::newRow("lies about its size, badly") << claims;
    QTest::newRow("lies about its size") << claiming(png, 60'000, 60'000);
    QTest::newRow("says it is larger than it is") << claiming(png, 40, 1'200);
    QTest::newRow("has no size") << claiming(png, 0, 40);
    QTest::newRow("too many pixels") << encoded(large, "PNG");
    QTest::newRow("too many bytes") << encoded(noise(300, 300), "PNG");
    QTest::newRow("another format") << encoded(small, "BMP");
    QTest::newRow("scripts") << QByteArrayLiteral("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    QTest::newRow("garbage behind a good beginning") << QByteArrayLiteral("\xff\xd8\xff garbage");
    QVERIFY(!decodePreview(png).isNull());
}

void TestPreviewImage::refusesWhatIsHostile()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(decodePreview(bytes).isNull());
}

/// Small files that would fill the memory: refused by what they say of themselves, before a line of them is read.
void TestPreviewImage::gigapixelsAreNotDecoded()
{
    QTemporaryDir folder;
    const auto written = [&folder](const char *name, const QByteArray &bytes) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    QImage huge(30'000, 30'000, QImage::Format_Mono);
    huge.fill(0);
    const QByteArray bomb = encoded(huge, "PNG");
    QVERIFY(bomb.size() < 1'000'000);
    QVERIFY(makePreview(written("bomb.png", bomb)).isEmpty());
    QImage small(40, 40, QImage::Format_RGB32);
    small.fill(Qt::red);
    const QByteArray png = encoded(small, "PNG");
    QVERIFY(!makePreview(written("good.png", png)).isEmpty());
    QVERIFY(makePreview(written("lies.png", claiming(png, 60'000, 60'000))).isEmpty());
    QVERIFY(makePreview(written("more.png", claiming(png, 0x7fffffff, 0x7fffffff))).isEmpty());
}

QTEST_MAIN(TestPreviewImage)
#include "tst_previewimage.moc"
