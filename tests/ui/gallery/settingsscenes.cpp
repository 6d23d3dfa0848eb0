// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/node.h"
#include "tests/ui/gallery/scenes.h"
#include "ui/settings/noderows.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/helpdialog.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QSignalSpy>

namespace dovetail::ui {

void shootSettings(const Gallery &gallery, Theme &theme, const QString &profile)
{
    NodeOptions options;
    options.profileFolder = options.downloadFolder = profile;
    options.name = QStringLiteral("Ana Novak");
    options.offline = true;
    Node node(options);
    QSignalSpy started(&node, &Node::started);
    node.start();
    started.wait();
    SettingsTable table;
    table.add([&node] { return generalRows(node) + fileRows(node) + networkRows(node); });
    SettingsDialog settings(table);
    theme.dress(&settings);
    settings.resize(700, 420);
    settings.QDialog::show();
    gallery.shoot(settings, QStringLiteral("settings"));
    settings.SettingsDialog::show(SettingsPage::Files);
    gallery.shoot(settings, QStringLiteral("settings-files"));
    settings.findChild<QLineEdit *>(QStringLiteral("settingsSearch"))->setText(QStringLiteral("e"));
    gallery.shoot(settings, QStringLiteral("settings-found"));
    HelpDialog help;
    theme.dress(&help);
    help.show();
    gallery.shoot(help, QStringLiteral("help"));
}

} // namespace dovetail::ui
