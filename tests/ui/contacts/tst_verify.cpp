// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"
#include "ui/contacts/qrcode.h"
#include "ui/contacts/verifydialog.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const Verification verification{QStringLiteral("lusab babad gutih tugad mudof sakat"),
                                "dovetail:verify:lusab-babad-gutih-tugad-mudof-sakat"};

QPushButton *button(QWidget &dialog, const QString &text)
{
    const auto all = dialog.findChildren<QPushButton *>();
    for (QPushButton *each : all)
        if (each->text() == text)
            return each;
    return nullptr;
}

} // namespace

class TestVerify final : public QObject {
    Q_OBJECT
private slots:
    void oneClickMarksAndOneTakesItBack()
    {
        Person person = samples::person(1, QStringLiteral("<b>Mei</b>"));
        VerifyDialog dialog(person, verification);
        QSignalSpy chosen(&dialog, &VerifyDialog::verifiedChosen);
        const auto *words = dialog.findChild<QLabel *>(QStringLiteral("words"));
        for (const QString &word : verification.phrase.split(u' '))
            QVERIFY(words->text().contains(word) && words->accessibleName().contains(word));
        QCOMPARE(words->textFormat(), Qt::PlainText);
        QVERIFY(button(dialog, QStringLiteral("They are the same")));
        QVERIFY(dialog.focusWidget() != button(dialog, QStringLiteral("They are the same"))); // no key struck by mistake
        button(dialog, QStringLiteral("They are the same"))->click();
        QCOMPARE(chosen.takeFirst().first().toBool(), true);
        person.trust = Trust::Verified;
        dialog.setPerson(person);
        QVERIFY(button(dialog, QStringLiteral("Undo verification")));
        const auto asks = [&dialog] {
            const auto labels = dialog.findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) { return label->text().startsWith(QLatin1String("Ask ")); });
        };
        QVERIFY(!asks()); // that is done
        person.trust = Trust::Known;
        dialog.setPerson(person);
        QVERIFY(asks());
        person.trust = Trust::Verified;
        dialog.setPerson(person);
        button(dialog, QStringLiteral("Undo verification"))->click();
        QCOMPARE(chosen.takeFirst().first().toBool(), false);
    }

    void whatCannotBeComparedCannotBeMarked()
    {
        VerifyDialog none(samples::person(1, QStringLiteral("Mei")), {});
        QVERIFY(!button(none, QStringLiteral("They are the same"))->isEnabled());
        Person blocked = samples::person(1, QStringLiteral("Mei"));
        blocked.trust = Trust::Blocked;
        VerifyDialog dialog(blocked, verification);
        QVERIFY(!button(dialog, QStringLiteral("They are the same"))->isEnabled());
    }

    void theCodeIsACodeOnWhite()
    {
        QrCode code;
        code.setContent(verification.code);
        QVERIFY(code.modules() >= 21);
        // The three corners that a camera looks for: a ring of seven.
        const int last = code.modules() - 1;
        for (const QPoint &corner : {QPoint(0, 0), QPoint(last - 6, 0), QPoint(0, last - 6)}) {
            for (int i = 0; i < 7; ++i)
                QVERIFY(code.isDark(corner.x() + i, corner.y()) && code.isDark(corner.x(), corner.y() + i));
            QVERIFY(!code.isDark(corner.x() + 1, corner.y() + 1) && code.isDark(corner.x() + 3, corner.y() + 3));
        }
        code.resize(code.sizeHint());
        const QImage picture = code.grab().toImage();
        QCOMPARE(picture.pixelColor(picture.width() / 2, 8), QColor(Qt::white)); // the quiet zone
        code.setContent({});
        QCOMPARE(code.modules(), 0);
    }
};

QTEST_MAIN(TestVerify)
#include "tst_verify.moc"
