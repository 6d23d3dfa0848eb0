// SPDX-License-Identifier: GPL-3.0-or-later
// What one publishes oneself: the list, and what is said of one folder.
#include "tests/ui/gallery/samples.h"
#include "ui/shares/ownsharesdialog.h"
#include "ui/shares/shareeditor.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

Share made(char c, const QString &name)
{
    Share share;
    share.id = *ShareId::fromBytes(QByteArray(ShareId::size, c));
    share.name = name;
    share.folder = QStringLiteral("/home/ana/") + name;
    return share;
}

QPushButton *button(QWidget &in, const QString &text)
{
    for (QPushButton *button : in.findChildren<QPushButton *>())
        if (button->text() == text)
            return button;
    return nullptr;
}

/// What the editor has of one folder, by the names a screen reader says.
struct Editor {
    explicit Editor(const Share &share, const QList<Person> &known = {}) : dialog(share, known)
    {
        dialog.show();
        const auto fields = dialog.findChildren<QLineEdit *>();
        for (QLineEdit *field : fields)
            (field->echoMode() == QLineEdit::Password ? password : name) = field;
    }
    [[nodiscard]] Share saved()
    {
        QSignalSpy spy(&dialog, &ShareEditor::saved);
        save->click();
        given = spy.isEmpty() ? std::nullopt : spy.last().at(1).value<std::optional<QString>>();
        return spy.isEmpty() ? Share() : spy.last().first().value<Share>();
    }

    ShareEditor dialog;
    QLineEdit *name = nullptr;
    QLineEdit *password = nullptr;
    QComboBox *audience = dialog.findChild<QComboBox *>();
    QListWidget *people = dialog.findChild<QListWidget *>();
    QCheckBox *asks = dialog.findChild<QCheckBox *>();
    QPushButton *save = [this] {
        for (QPushButton *each : dialog.findChildren<QPushButton *>())
            if (each->isDefault())
                return each;
        return static_cast<QPushButton *>(nullptr);
    }();
    std::optional<QString> given;
};

} // namespace

class TestOwnShares final : public QObject {
    Q_OBJECT
private slots:
    void aNewOneIsNamedAndPublished();
    void chosenPeopleArePicked();
    void aPasswordStaysUnlessChanged();
    void aRefusalIsSaid();
    void theListSaysWhoSeesItAndWarns();
    void theListKeepsTheChoice();
};

void TestOwnShares::aNewOneIsNamedAndPublished()
{
    Share share;
    share.folder = QStringLiteral("/home/ana/Drawings");
    share.name = QStringLiteral("Drawings");
    Editor editor(share);
    QVERIFY(editor.save->isEnabled());
    editor.name->setText(QStringLiteral("  "));
    QVERIFY(!editor.save->isEnabled());
    editor.name->setText(QStringLiteral(" My drawings "));
    QVERIFY(!editor.people->isVisible() && !editor.password->isVisible());
    const Share saved = editor.saved();
    QVERIFY(saved.id.isNull());
    QCOMPARE(saved.name, QStringLiteral("My drawings"));
    QCOMPARE(saved.folder, share.folder);
    QCOMPARE(saved.audience, ShareAudience::Everyone);
    QCOMPARE(editor.given, std::optional(QString())); // no password
}

void TestOwnShares::chosenPeopleArePicked()
{
    Share share = made('a', QStringLiteral("Drawings"));
    share.chosen = {samples::peerId(7)}; // nobody knows them any more
    Editor editor(share, {samples::person(1, QStringLiteral("Mei")), samples::person(2, QStringLiteral("Ada"))});
    editor.audience->setCurrentIndex(editor.audience->findData(int(ShareAudience::Chosen)));
    QVERIFY(editor.people->isVisible());
    QCOMPARE(editor.people->count(), 3);
    QCOMPARE(editor.people->item(0)->checkState(), Qt::Checked); // the chosen first, then by name
    QCOMPARE(editor.people->item(1)->text(), isolated(QStringLiteral("Ada")));
    editor.people->item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(!editor.save->isEnabled()); // for nobody: no sense
    editor.people->item(2)->setCheckState(Qt::Checked);
    const Share saved = editor.saved();
    QCOMPARE(saved.audience, ShareAudience::Chosen);
    QCOMPARE(saved.chosen, QList<PeerId>{samples::peerId(1)});
}

void TestOwnShares::aPasswordStaysUnlessChanged()
{
    Share share = made('a', QStringLiteral("Drawings"));
    share.hasPassword = true;
    Editor kept(share);
    QVERIFY(kept.password->isVisible());
    const auto labels = kept.password->window()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [&kept](const QLabel *label) {
        return label->buddy() == kept.password && label->isVisible() && !label->text().isEmpty();
    }));
    QCOMPARE(kept.password->text(), QString());
    (void)kept.saved();
    QCOMPARE(kept.given, std::optional<QString>());
    Editor changed(share);
    changed.password->setText(QStringLiteral(" secret "));
    (void)changed.saved();
    QCOMPARE(changed.given, std::optional(QStringLiteral(" secret "))); // as typed
    Editor none(share);
    none.asks->click();
    (void)none.saved();
    QCOMPARE(none.given, std::optional(QString()));
    Editor first(made('b', QStringLiteral("Open")));
    first.asks->click();
    QVERIFY(!first.save->isEnabled()); // one without letters protects nothing
    first.password->setText(QStringLiteral("x"));
    QVERIFY(first.save->isEnabled());
}

void TestOwnShares::aRefusalIsSaid()
{
    Editor editor(made('a', QStringLiteral("Drawings")));
    editor.dialog.refuse(QStringLiteral("There is one called so."));
    QVERIFY(editor.dialog.isVisible());
    bool said = false;
    for (const QLabel *label : editor.dialog.findChildren<QLabel *>())
        said |= label->isVisible() && label->text() == QStringLiteral("There is one called so.");
    QVERIFY(said);
}

void TestOwnShares::theListSaysWhoSeesItAndWarns()
{
    OwnSharesModel model;
    QAbstractItemModelTester tester(&model);
    Share known = made('a', QStringLiteral("Drawings"));
    known.audience = ShareAudience::Known;
    known.hasPassword = true;
    Share gone = made('b', QStringLiteral("Gone"));
    gone.missing = true;
    model.put({known, gone});
    const QString first = model.index(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(first.contains(QStringLiteral("password")) && first.contains(QStringLiteral("/home/ana/Drawings")), qPrintable(first));
    QVERIFY(model.index(1).data(OwnSharesModel::WhereRole).toString().contains(QStringLiteral("is not there")));
    QVERIFY(audienceText(known) != audienceText(gone));
}

void TestOwnShares::theListKeepsTheChoice()
{
    Theme theme;
    OwnSharesDialog dialog(theme);
    dialog.show();
    QPushButton *change = button(dialog, OwnSharesDialog::tr("Change…"));
    QPushButton *remove = button(dialog, OwnSharesDialog::tr("Stop sharing"));
    QVERIFY(change && remove);
    QVERIFY(!change->isEnabled() && !remove->isEnabled());
    const QList<Share> shares{made('a', QStringLiteral("A")), made('b', QStringLiteral("B")), made('c', QStringLiteral("C"))};
    dialog.setShares(shares);
    auto *view = dialog.findChild<QListView *>();
    view->setCurrentIndex(view->model()->index(1, 0));
    QList<Share> renamed = shares;
    renamed[1].name = QStringLiteral("Bee");
    const QSignalSpy reset(view->model(), &QAbstractItemModel::modelReset);
    dialog.setShares(renamed);
    QCOMPARE(reset.size(), 0); // the list stays where it was scrolled to
    QCOMPARE(view->currentIndex().row(), 1);
    QSignalSpy removed(&dialog, &OwnSharesDialog::removeWanted);
    remove->click();
    QCOMPARE(removed.first().first().value<ShareId>(), shares.at(1).id);
    QSignalSpy wanted(&dialog, &OwnSharesDialog::changeWanted);
    change->click();
    QCOMPARE(wanted.first().first().value<Share>().name, QStringLiteral("Bee"));
    dialog.setShares({});
    QVERIFY(!change->isEnabled() && !remove->isEnabled());
}

QTEST_MAIN(TestOwnShares)
#include "tst_ownshares.moc"
