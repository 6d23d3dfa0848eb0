// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/visibilitydialog.h"

#include "ui/theme/fonts.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace dovetail::ui {

namespace {

QLabel *paragraph(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(Fonts(label->font()).strong);
    label->setProperty("tone", QStringLiteral("strong"));
    return label;
}

QString addressList(const NodeInfo &info)
{
    QStringList addresses;
    for (const QHostAddress &address : info.addresses)
        addresses += address.toString();
    return addresses.join(QStringLiteral("\n"));
}

} // namespace

VisibilityDialog::VisibilityDialog(const NodeInfo &info, bool localOnly, Firewall firewall, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Why can't I see someone?"));
    setMinimumWidth(520);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);

    column->addWidget(heading(tr("This computer")));
    if (localOnly)
        column->addWidget(
            paragraph(tr("Dovetail was started for this computer only: nobody on the network can be seen.")));
    else if (info.addresses.isEmpty())
        column->addWidget(
            paragraph(tr("This computer has no network just now. Connect a cable or join a Wi-Fi network.")));
    else
        column->addWidget(paragraph(addressList(info)));
    column->addWidget(paragraph(tr("Ports: %1 (UDP, finding each other), %2 (UDP, messages), %3 (TCP, files)")
                                    .arg(info.discoveryPort)
                                    .arg(info.chatPort)
                                    .arg(info.linkPort)));

    column->addSpacing(8);
    column->addWidget(heading(tr("On the other computer")));
    column->addWidget(
        paragraph(tr("Dovetail must be open there, on the same network. A guest Wi-Fi often keeps "
                     "computers apart: then use another network, or add the person by address.")));

    column->addSpacing(8);
    column->addWidget(heading(tr("The firewall")));
    const QString command = firewallCommand(firewall, info, QCoreApplication::applicationFilePath());
    if (command.isEmpty()) {
        column->addWidget(paragraph(tr("No firewall that Dovetail knows is installed here. If there is "
                                       "another one, it has to allow these ports.")));
    } else {
        column->addWidget(paragraph(
            tr("If a firewall is on, this command lets Dovetail through. Run it on both computers.")));
        auto *line = new QLineEdit(command);
        line->setObjectName(QStringLiteral("command"));
        line->setReadOnly(true);
        line->setCursorPosition(0);
        line->setAccessibleName(tr("Firewall command"));
        auto *copy = new QPushButton(tr("Copy"));
        connect(copy, &QPushButton::clicked, this,
                [command] { QGuiApplication::clipboard()->setText(command); });
        auto *row = new QHBoxLayout;
        row->addWidget(line, 1);
        row->addWidget(copy);
        column->addLayout(row);
    }

    column->addSpacing(16);
    column->addStretch();
    auto *again = new QPushButton(tr("Search again"));
    auto *add = new QPushButton(tr("Add by address…"));
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    close->setProperty("primary", true);
    connect(again, &QPushButton::clicked, this, &VisibilityDialog::searchWanted);
    connect(add, &QPushButton::clicked, this, &VisibilityDialog::addAddressWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(again);
    buttons->addWidget(add);
    buttons->addStretch();
    buttons->addWidget(close);
    column->addLayout(buttons);
    close->setFocus(Qt::OtherFocusReason);
}

} // namespace dovetail::ui
