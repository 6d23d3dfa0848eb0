// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settingsbinding.h"

#include "ui/format/filedialog.h"
#include "ui/format/question.h"
#include "ui/settings/noderows.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QDir>

#include <algorithm>
#include <limits>

// The table and its dialog; what the rows of the last page open is in settingsbinding_profile.cpp.
namespace dovetail::ui {

namespace {

using Kind = SettingRow::Kind;

/// Days a message is kept: forever is the most of all.
int length(int days)
{
    return days == 0 ? std::numeric_limits<int>::max() : days;
}

} // namespace

SettingsBinding::SettingsBinding(Node &node, MainWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window)
{
    m_table.add([this] { return generalRows(m_node); });
    m_table.add([this] { return windowRows(); });
    m_table.add([this] { return conversationRows(); });
    m_table.add([this] { return folderRows(); });
    m_table.add([this] { return fileRows(m_node); });
    m_table.add([this] { return networkRows(m_node); });
    m_table.add([this] { return privacyRows(); });
    m_table.add([this] { return blockedRows(m_node); });
    m_table.add([this] { return advancedRows(); });
    connect(&m_node, &Node::infoChanged, &m_table, &SettingsTable::changed);
    connect(&m_node, &Node::personChanged, this, [this](const Person &person) {
        if (m_dialog && person.presence == Presence::Offline) // who is blocked is: for all others the rows say nothing
            emit m_table.changed();
    });
    connect(&m_window, &MainWindow::settingsWanted, this, [this] { show(); });
    connect(&m_window, &MainWindow::logFolderWanted, this, &SettingsBinding::openLogs);
    connect(&m_window, &MainWindow::restartWanted, this, &SettingsBinding::restartWanted);
}

void SettingsBinding::show(SettingsPage page)
{
    if (!m_dialog) {
        m_dialog = new SettingsDialog(m_table, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->show(page);
    m_dialog->open();
}

QWidget *SettingsBinding::parentWidget() const
{
    return m_dialog ? static_cast<QWidget *>(m_dialog) : &m_window;
}

QList<SettingRow> SettingsBinding::windowRows()
{
    QList<SettingChoice> colours;
    for (const Accent accent : accents())
        colours += SettingChoice{accentText(accent), nameOf(accent)};
    return {{.id = QStringLiteral("general/theme"),
             .page = SettingsPage::General,
             .kind = Kind::Choice,
             .label = tr("Appearance"),
             .value = [this] { return Theme::nameOf(m_window.theme().choice()); },
             .set = [this](const QVariant &name) { m_window.setTheme(Theme::choiceFromName(name.toString())); },
             .choices = {{tr("Like the system"), Theme::nameOf(Theme::Choice::System)},
                         {tr("Light"), Theme::nameOf(Theme::Choice::Light)},
                         {tr("Dark"), Theme::nameOf(Theme::Choice::Dark)}},
             .byDefault = Theme::nameOf(Theme::Choice::System)},
            {.id = QStringLiteral("general/accent"),
             .page = SettingsPage::General,
             .kind = Kind::Choice,
             .label = tr("Colour"),
             .value = [this] { return nameOf(m_window.theme().accent()); },
             .set = [this](const QVariant &name) { m_window.setAccent(accentFromName(name.toString())); },
             .choices = colours,
             .byDefault = nameOf(Accent::Teal)}};
}

QList<SettingRow> SettingsBinding::conversationRows()
{
    QList<SettingChoice> lengths{{tr("Forever"), 0},
                                 {tr("For one year"), 365},
                                 {tr("For 30 days"), 30},
                                 {tr("Until Dovetail is closed"), -1}};
    const int now = m_node.info().retentionDays;
    if (std::none_of(lengths.cbegin(), lengths.cend(),
                     [now](const SettingChoice &choice) { return choice.value.toInt() == now; }))
        lengths.append({tr("For %n day(s)", nullptr, now), now}); // set by other means
    return {
        {.id = QStringLiteral("conversations/enter"),
         .page = SettingsPage::Conversations,
         .kind = Kind::Switch,
         .label = tr("Enter sends the message"),
         .explanation = tr("Otherwise Enter begins a new line, and Ctrl+Enter sends."),
         .value = [this] { return m_window.enterSends(); },
         .set = [this](const QVariant &on) { m_window.setEnterSends(on.toBool()); },
         .byDefault = true},
        {.id = QStringLiteral("conversations/receipts"),
         .page = SettingsPage::Conversations,
         .kind = Kind::Switch,
         .label = tr("Tell others when I have read their messages"),
         .value = [this] { return m_node.info().readReceipts; },
         .set = [this](const QVariant &on) { m_node.setReadReceipts(on.toBool()); },
         .byDefault = true},
        {.id = QStringLiteral("conversations/retention"),
         .page = SettingsPage::Conversations,
         .kind = Kind::Choice,
         .label = tr("Keep messages"),
         .explanation = now == 0 ? tr("They stay on this computer until you clear them yourself.")
                                 : tr("Older messages are removed from this computer; others keep their copies. Messages that "
                                      "still wait to be sent stay."),
         .value = [this] { return m_node.info().retentionDays; },
         .set = [this](const QVariant &days) { chooseRetention(days.toInt()); },
         .choices = lengths,
         .byDefault = 0},
    };
}

QList<SettingRow> SettingsBinding::folderRows()
{
    return {
        {.id = QStringLiteral("files/folder"),
         .page = SettingsPage::Files,
         .kind = Kind::Action,
         .label = tr("Save received files in"),
         .value = [this] { return QDir::toNativeSeparators(m_node.info().downloadFolder); },
         .set = [this](const QVariant &) { chooseDownloadFolder(); },
         .button = tr("Choose another folder…")},
        {.id = QStringLiteral("files/shares"),
         .page = SettingsPage::Files,
         .kind = Kind::Action,
         .label = tr("Shared folders"),
         .explanation = tr("Folders that others may look into and take files from. They cannot change anything."),
         .set = [this](const QVariant &) { emit m_window.sharesWanted({}); },
         .button = tr("Choose what I share…")},
    };
}

QList<SettingRow> SettingsBinding::privacyRows()
{
    const bool on = m_node.info().privateNetwork;
    QList<SettingRow> rows{{.id = QStringLiteral("security/passphrase"),
                            .page = SettingsPage::Security,
                            .kind = Kind::Action,
                            .label = tr("Private network"),
                            .explanation = tr("With a passphrase, only those who use the same one see each other."),
                            .value = [this] {
                                return m_node.info().privateNetwork ? tr("A passphrase is set.")
                                                                    : tr("Open: everybody on the network is seen.");
                            },
                            .set = [this](const QVariant &) { choosePassphrase(); },
                            .button = tr("Choose a passphrase…")}};
    if (on)
        rows.append({.id = QStringLiteral("security/open"),
                     .page = SettingsPage::Security,
                     .kind = Kind::Action,
                     .label = tr("Leave the private network"),
                     .set = [this](const QVariant &) { m_node.setNetworkPassphrase({}); },
                     .button = tr("Remove the passphrase")});
    return rows;
}

void SettingsBinding::chooseDownloadFolder()
{
    QFileDialog *dialog =
        newFileDialog(parentWidget(), tr("Save received files in"), QFileDialog::Directory, m_node.info().downloadFolder);
    connect(dialog, &QFileDialog::fileSelected, &m_node, &Node::setDownloadFolder);
    dialog->open();
}

// Keeping them shorter removes messages, now and for good.
void SettingsBinding::chooseRetention(int days)
{
    if (length(days) >= length(m_node.info().retentionDays)) {
        m_node.setRetention(days);
        return;
    }
    const Question &question = Question::ask(parentWidget(), Question::Deed::Grave, [days] {
        return Question::Words{
            .title = tr("Keep messages"),
            .text = days < 0 ? tr("Remove all messages each time Dovetail is closed?")
                             : tr("Remove all messages older than %n day(s)?", nullptr, days),
            .meaning = days < 0 ? tr("Those of all conversations on this computer. This cannot be undone.")
                                : tr("Of all conversations on this computer, now and from now on. This cannot be undone."),
            .deed = tr("Remove")};
    });
    connect(&question, &QDialog::accepted, this, [this, days] { m_node.setRetention(days); });
    connect(&question, &QDialog::rejected, this, [this] { emit m_table.changed(); }); // back to how it was
}

} // namespace dovetail::ui
