// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/ui/shell/side.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/noticebar.h"
#include "ui/shell/picturechooser.h"
#include "ui/shell/settingsbinding.h"

#include <QFileDialog>

using namespace dovetail;
using namespace dovetail::ui;

/// The own picture on two windows of this machine: chosen in one, seen in the other.
class TestPictureChooser final : public QObject {
    Q_OBJECT

    static QString saved(const Side &side, const QString &name, const QColor &colour)
    {
        QImage image(600, 400, QImage::Format_RGB32);
        image.fill(colour);
        const QString path = side.profile.filePath(name);
        if (!image.save(path, "JPEG"))
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    static QStringList rowsOf(const Side &side)
    {
        QStringList ids;
        for (const SettingRow &row : side.binding.settings()->table().rows())
            if (row.id == QStringLiteral("general/picture") || row.id == QStringLiteral("general/initials"))
                ids += row.id;
        return ids;
    }

private slots:
    void isChosenSeenAndRemoved()
    {
        const quint16 port = freePort();
        Side ana(QStringLiteral("Ana"), port);
        Side mei(QStringLiteral("Mei"), port);
        QTRY_VERIFY_WITH_TIMEOUT(!mei.first().isNull(), 20'000);
        const auto seen = [&] { return mei.window.people().person(mei.first()).value_or(Person{}).picture; };
        QCOMPARE(rowsOf(ana), QStringList{QStringLiteral("general/picture")});

        const QString path = saved(ana, QStringLiteral("me.jpg"), QColor(200, 30, 90));
        emit ana.window.peoplePane()->ownCard()->pictureWanted();
        auto *dialog = ana.window.findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        emit dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(!ana.node.info().picture.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!seen().isEmpty(), 20'000);
        QCOMPARE(seen(), ana.node.info().picture);
        const QColor middle = QImage::fromData(seen()).pixelColor(64, 64);
        QVERIFY(qAbs(middle.red() - 200) < 8 && qAbs(middle.blue() - 90) < 8);
        QCOMPARE(rowsOf(ana).size(), 2);

        emit ana.window.peoplePane()->ownCard()->pictureRemoved();
        QTRY_VERIFY(ana.node.info().picture.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(seen().isEmpty(), 20'000);
    }

    void whatIsNoPictureIsSaid()
    {
        Side ana(QStringLiteral("Ana"), freePort());
        QTRY_VERIFY(!ana.node.info().id.isNull());
        auto *chooser = ana.binding.findChild<PictureChooser *>();
        QVERIFY(chooser);
        QFile file(ana.profile.filePath(QStringLiteral("notes.png")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("notes") == 5);
        file.close();
        chooser->take(file.fileName());
        QTRY_VERIFY(ana.window.notice()->text().contains(QStringLiteral("notes.png")));
        QVERIFY(ana.node.info().picture.isEmpty());
    }

    void onlyTheLastChoiceCounts()
    {
        Side ana(QStringLiteral("Ana"), freePort());
        QTRY_VERIFY(!ana.node.info().id.isNull());
        auto *chooser = ana.binding.findChild<PictureChooser *>();
        chooser->take(saved(ana, QStringLiteral("1.jpg"), QColor(200, 30, 90)));
        chooser->take(saved(ana, QStringLiteral("2.jpg"), QColor(30, 200, 90)));
        QTRY_VERIFY(!ana.node.info().picture.isEmpty());
        QVERIFY(QImage::fromData(ana.node.info().picture).pixelColor(64, 64).green() > 180);
        chooser->take(saved(ana, QStringLiteral("3.jpg"), QColor(200, 30, 90)));
        chooser->remove();
        QTRY_VERIFY(ana.node.info().picture.isEmpty());
        chooser->take(saved(ana, QStringLiteral("4.jpg"), QColor(30, 30, 200)));
        QTRY_VERIFY(!ana.node.info().picture.isEmpty());
        QVERIFY(QImage::fromData(ana.node.info().picture).pixelColor(64, 64).blue() > 180);
    }
};

QTEST_MAIN(TestPictureChooser)
#include "tst_picturechooser.moc"
