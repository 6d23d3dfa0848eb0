// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"
#include "ui/shell/exportfile.h"
#include "ui/shell/outgoingfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const PeerId mei = samples::peerId(1);

/// What compresses worst.
QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    auto random = QRandomGenerator(1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, random.generate() | 0xff000000);
    return image;
}

} // namespace

class TestOutgoingFiles final : public QObject {
    Q_OBJECT
private slots:
    void aPastedImageBecomesAFile();
    void namesAreNotTakenTwice();
    void aLongTextBecomesAFile();
    void orderIsKept();
    void whatCannotBeWrittenIsSaid();
    void exportIsOfTheKindItsNameSays();
};

void TestOutgoingFiles::aPastedImageBecomesAFile()
{
    QTemporaryDir folder;
    OutgoingFiles files(folder.filePath(QStringLiteral("pasted")));
    QSignalSpy ready(&files, &OutgoingFiles::ready);
    const QImage image = noise(40, 30);
    files.offerImage(mei, image);
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready.first().at(0).value<PeerId>(), mei);
    const QString path = ready.first().at(1).toStringList().first();
    const QString name = QFileInfo(path).fileName();
    QVERIFY2(name.startsWith(QStringLiteral("Image 20")) && name.endsWith(QStringLiteral(".png")),
             qPrintable(name));
    QCOMPARE(QImage(path).convertToFormat(image.format()), image);
    QVERIFY(!ready.first().at(2).toByteArray().isEmpty());
}

void TestOutgoingFiles::namesAreNotTakenTwice()
{
    QTemporaryDir folder;
    OutgoingFiles files(folder.path());
    QSignalSpy ready(&files, &OutgoingFiles::ready);
    for (int i = 0; i < 3; ++i)
        files.offerImage(mei, noise(4, 4));
    QTRY_COMPARE(ready.size(), 3);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3);
}

void TestOutgoingFiles::aLongTextBecomesAFile()
{
    QTemporaryDir folder;
    OutgoingFiles files(folder.path());
    QSignalSpy ready(&files, &OutgoingFiles::ready);
    const QString text = QStringLiteral("长文 ").repeated(300'000);
    files.offerText(mei, text);
    QTRY_COMPARE(ready.size(), 1);
    QFile file(ready.first().at(1).toStringList().first());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text);
    QVERIFY(file.fileName().endsWith(QStringLiteral(".txt")));
}

void TestOutgoingFiles::orderIsKept()
{
    QTemporaryDir folder;
    const QString picture = folder.filePath(QStringLiteral("picture.png"));
    QVERIFY(noise(800, 800).save(picture));
    OutgoingFiles files(folder.filePath(QStringLiteral("pasted")));
    QSignalSpy ready(&files, &OutgoingFiles::ready);
    files.offer(mei, {picture});
    files.offer(mei, {QStringLiteral("/nowhere/none.txt")});
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(ready.at(0).at(1).toStringList(), QStringList{picture});
    QVERIFY(!ready.at(0).at(2).toByteArray().isEmpty());
    QVERIFY(ready.at(1).at(2).toByteArray().isEmpty()); // what is no picture goes without
}

void TestOutgoingFiles::whatCannotBeWrittenIsSaid()
{
    QTemporaryDir folder;
    QFile blocked(folder.filePath(QStringLiteral("file")));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    OutgoingFiles files(blocked.fileName() + QStringLiteral("/pasted"));
    QSignalSpy failed(&files, &OutgoingFiles::failed);
    files.offerText(mei, QStringLiteral("x"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::CannotWrite);
}

void TestOutgoingFiles::exportIsOfTheKindItsNameSays()
{
    QCOMPARE(exportFormat(QStringLiteral("/a/b.JSON"), 0), ExportFormat::Json);
    QCOMPARE(exportFormat(QStringLiteral("/a/b.txt"), 1), ExportFormat::Text);
    QCOMPARE(exportFormat(QStringLiteral("/a/b"), 1), ExportFormat::Html);
    QCOMPARE(exportFormat(QStringLiteral("/a/b"), -1), ExportFormat::Text);
    QCOMPARE(exportFilters().size(), 3);
    const QDate day(2026, 11, 20);
    QCOMPARE(exportName(QStringLiteral("../../etc/passwd"), day),
             QStringLiteral("Dovetail etc passwd 2026-11-20"));
    QCOMPARE(exportName(QStringLiteral("王小明"), day), QStringLiteral("Dovetail 王小明 2026-11-20"));
    QCOMPARE(exportName(QStringLiteral("/\\:*?\"<>|"), day), QStringLiteral("Dovetail 2026-11-20"));
}

QTEST_MAIN(TestOutgoingFiles)
#include "tst_outgoingfiles.moc"
