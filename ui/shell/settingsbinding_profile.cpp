// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/logfile.h"
#include "ui/format/filedialog.h"
#include "ui/format/question.h"
#include "ui/settings/passphrasedialog.h"
#include "ui/shell/filemanager.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/settingsbinding.h"
#include "ui/theme/words.h"

#include <QDate>
#include <QDir>
#include <QThreadPool>

namespace dovetail::ui {

namespace {

using Kind = SettingRow::Kind;
using Outcome = ProfileArchive::Outcome;
using Words = PassphraseDialog::Words;

QString sentenceOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
        break;
    case Outcome::CannotRead:
        return SettingsBinding::tr("The file cannot be read. Check that it is there and that you may open it.");
    case Outcome::CannotWrite:
        return SettingsBinding::tr("The file cannot be written. Check that the disk has room and that you may write there.");
    case Outcome::NotAProfile:
        return SettingsBinding::tr("This file is not a Dovetail profile, or a newer Dovetail wrote it.");
    case Outcome::WrongPassphrase:
        return SettingsBinding::tr("The passphrase is not the one this file was made with.");
    case Outcome::Damaged:
        return SettingsBinding::tr("The file is damaged or not complete. Use another copy of it.");
    }
    return {};
}

QString profileFilter()
{
    return SettingsBinding::tr("Dovetail profile (*.dovetail)");
}

} // namespace

QList<SettingRow> SettingsBinding::advancedRows()
{
    return {
        {.id = QStringLiteral("advanced/log"),
         .page = SettingsPage::Advanced,
         .kind = Kind::Action,
         .label = tr("Log"),
         .explanation = tr("What went wrong, for whoever helps you. It holds no messages and no file names."),
         .set = [this](const QVariant &) { openLogs(); },
         .button = tr("Open log folder")},
        {.id = QStringLiteral("advanced/export"),
         .page = SettingsPage::Advanced,
         .kind = Kind::Action,
         .label = tr("Export profile"),
         .explanation = tr("Who you are, your settings and your conversations in one file, sealed with a passphrase. "
                           "Files that you received are not in it."),
         .set = [this](const QVariant &) { chooseExport(); },
         .button = tr("Export…")},
        {.id = QStringLiteral("advanced/import"),
         .page = SettingsPage::Advanced,
         .kind = Kind::Action,
         .label = tr("Import profile"),
         .explanation = tr("Replaces the profile that is here now; that one is kept in a folder of its own."),
         .set = [this](const QVariant &) { chooseImport(); },
         .button = tr("Import…")},
        {.id = QStringLiteral("advanced/reset"),
         .page = SettingsPage::Advanced,
         .kind = Kind::Action,
         .label = tr("Reset settings"),
         .explanation = tr("Your name, your conversations and your notes about people stay."),
         .set = [this](const QVariant &) { reset(); },
         .button = tr("Reset…")},
    };
}

void SettingsBinding::openLogs()
{
    const QString folder = LogFile::folderOf(m_node.options().profileFolder);
    QDir().mkpath(folder); // nothing was worth a line yet
    openFolder(folder, [this](const QString &sentence) { tell(sentence); });
}

void SettingsBinding::reset()
{
    const Question &question = Question::ask(parentWidget(), Question::Deed::Grave, [] {
        return Question::Words{.title = tr("Reset settings"),
                               .text = tr("Set everything back to the way it was at the beginning?"),
                               .meaning = tr("Your name, your conversations and your notes about people stay."),
                               .deed = tr("Reset")};
    });
    connect(&question, &QDialog::accepted, this, [this] {
        m_table.reset();
        emit m_table.changed();
    });
}

void SettingsBinding::choosePassphrase()
{
    auto *dialog = new PassphraseDialog(
        PassphraseDialog::Purpose::Choose,
        [] {
            return Words{tr("Private network"),
                         tr("Use the same passphrase on every computer that is to belong to the network. All others disappear "
                            "from your list, and you from theirs."),
                         tr("Use it")};
        },
        parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PassphraseDialog::entered, this, [this, dialog](const QString &passphrase) {
        m_node.setNetworkPassphrase(passphrase);
        dialog->accept();
    });
    dialog->open();
}

void SettingsBinding::chooseExport()
{
    QFileDialog *dialog = newFileDialog(parentWidget(), tr("Export profile"), QFileDialog::AnyFile, QDir::homePath());
    dialog->setNameFilter(profileFilter());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("dovetail"));
    dialog->selectFile(QDate::currentDate().toString(Qt::ISODate) + QStringLiteral(".dovetail"));
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsBinding::exportTo);
    dialog->open();
}

void SettingsBinding::exportTo(const QString &file)
{
    auto *dialog = new PassphraseDialog(
        PassphraseDialog::Purpose::Choose,
        [] {
            return Words{tr("Export profile"),
                         tr("Whoever has this file and its passphrase can write in your name. Without the passphrase nobody "
                            "can open it, not even you."),
                         tr("Export")};
        },
        parentWidget());
    connect(dialog, &PassphraseDialog::entered, this, [this, dialog, file](const QString &passphrase) {
        work(dialog,
             [file, passphrase, folder = m_node.options().profileFolder] {
                 return ProfileArchive::write(folder, file, passphrase);
             },
             [this, file] { tell(tr("The profile was written to %1.").arg(isolated(QDir::toNativeSeparators(file)))); });
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SettingsBinding::chooseImport()
{
    QFileDialog *dialog = newFileDialog(parentWidget(), tr("Import profile"), QFileDialog::ExistingFile, QDir::homePath());
    dialog->setNameFilter(profileFilter());
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsBinding::importFrom);
    dialog->open();
}

void SettingsBinding::importFrom(const QString &file)
{
    auto *dialog = new PassphraseDialog(
        PassphraseDialog::Purpose::Enter,
        [] {
            return Words{tr("Import profile"),
                         tr("The profile in this file replaces the one that is here. That one is kept in a folder of its own, "
                            "but is not used any more."),
                         tr("Import")};
        },
        parentWidget());
    connect(dialog, &PassphraseDialog::entered, this, [this, dialog, file](const QString &passphrase) {
        work(dialog,
             [file, passphrase, folder = m_node.options().profileFolder] {
                 return ProfileArchive::prepare(file, passphrase, folder);
             },
             [this] { offerRestart(); });
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SettingsBinding::work(PassphraseDialog *dialog, const std::function<Outcome()> &work,
                           const std::function<void()> &done)
{
    dialog->wait();
    const QPointer<PassphraseDialog> asked(dialog);
    QThreadPool::globalInstance()->start([this, asked, work, done] {
        const Outcome outcome = work();
        // The pool has ended before the program does, and so before this object.
        QMetaObject::invokeMethod(
            this,
            [asked, outcome, done] {
                if (outcome != Outcome::Done) {
                    if (asked)
                        asked->refuse(sentenceOf(outcome));
                    return;
                }
                if (asked)
                    asked->accept();
                done();
            },
            Qt::QueuedConnection);
    });
}

void SettingsBinding::tell(const QString &sentence)
{
    Question::ask(parentWidget(), Question::Deed::Harmless, [sentence] {
        return Question::Words{.title = tr("Profile"), .text = sentence, .leave = tr("Close")};
    });
}

void SettingsBinding::offerRestart()
{
    const Question &question = Question::ask(parentWidget(), Question::Deed::Harmless, [] {
        return Question::Words{.title = tr("Profile"),
                               .text = tr("The profile was read. It is used from the next start of Dovetail on."),
                               .deed = tr("Quit and open again"),
                               .leave = tr("Later")};
    });
    connect(&question, &QDialog::accepted, this, &SettingsBinding::restartWanted);
}

} // namespace dovetail::ui
