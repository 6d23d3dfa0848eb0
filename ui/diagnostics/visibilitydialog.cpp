// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/visibilitydialog.h"

#include "ui/format/beginning.h"
#include "ui/format/persontext.h"
#include "ui/format/roomforwords.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"
#include "ui/theme/words.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QPushButton>

#include <functional>
#include <utility>

namespace dovetail::ui {

namespace {

using Words = std::function<QString()>;

constexpr int searchMs = 3'000; ///< who is there has answered by then

QLabel *paragraph(const Words &text)
{
    auto *label = new QLabel;
    keepTranslated(label, [label, text] { label->setText(text()); });
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    keepAtBeginning(*label);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *heading(const Words &text)
{
    auto *label = new QLabel;
    keepTranslated(label, [label, text] { label->setText(text()); });
    label->setFont(Fonts(label->font()).strong);
    label->setProperty("tone", QStringLiteral("strong"));
    keepAtBeginning(*label);
    return label;
}

QPushButton *button(const Words &text)
{
    auto *result = new QPushButton;
    keepTranslated(result, [result, text] { result->setText(text()); });
    return result;
}

/// "wlan0: 10.0.0.7, fe80::1", a line an interface, joined as the language does.
QString addressList(const NodeInfo &info)
{
    QStringList names;
    QHash<QString, QStringList> addresses;
    for (qsizetype i = 0; i < info.addresses.size(); ++i) {
        const QString name = info.interfaces.value(i);
        if (!names.contains(name))
            names += name;
        QHostAddress address = info.addresses.at(i);
        if (!name.isEmpty())
            address.setScopeId(QString()); // the line begins with it
        addresses[name] += address.toString();
    }
    QStringList lines;
    for (const QString &name : std::as_const(names))
        lines += isolated((name.isEmpty() ? QString() : name + QStringLiteral(": "))
                          + addresses.value(name).join(VisibilityDialog::tr(", ")));
    return lines.join(QLatin1Char('\n'));
}

QString ownText(const NodeInfo &info, bool localOnly)
{
    if (localOnly)
        return VisibilityDialog::tr("Dovetail was started for this computer only: nobody on the network can be seen.");
    if (info.addresses.isEmpty())
        return VisibilityDialog::tr("This computer has no network just now. Connect a cable or join a Wi-Fi network.");
    return addressList(info);
}

/// Which way announcements came: a network or a firewall may swallow one kind and let the other through.
QString waysText(const NodeInfo &info)
{
    const auto way = [](bool heard) {
        return heard ? VisibilityDialog::tr("heard") : VisibilityDialog::tr("nothing heard");
    };
    QString text = VisibilityDialog::tr("Multicast: %1 · Broadcast: %2 · Sent to this computer alone: %3")
                       .arg(way(info.heardByMulticast), way(info.heardByBroadcast), way(info.heardDirectly));
    if (info.heardDirectly && !info.heardByMulticast && !info.heardByBroadcast)
        text += QLatin1Char('\n')
            + VisibilityDialog::tr("Only answers come in. The network or a firewall swallows announcements to everybody: who is not "
                                   "seen can be added by address.");
    return text;
}

/// What came back of the announcements: that is what tells a deaf network from one where nobody is.
QString heardText(const QList<Person> &people)
{
    int answering = 0;
    QStringList silent;
    for (const Person &person : people) {
        answering += int(person.presence == Presence::Online);
        if (person.presence == Presence::Unanswering && silent.size() < 5)
            silent += shownName(person).left(64);
    }
    if (!silent.isEmpty())
        return VisibilityDialog::tr("Heard, but they do not answer: %1. Something blocks what is sent from here, most likely the "
                                    "firewall on their computer.")
            .arg(silent.join(VisibilityDialog::tr(", ")));
    if (answering > 0)
        return VisibilityDialog::tr("%n person(s) are heard and answer, so announcements get through here.", nullptr,
                                    answering);
    return VisibilityDialog::tr("Nobody: no announcement (multicast or broadcast) and no answer has come from another "
                                "computer.");
}

} // namespace

VisibilityDialog::VisibilityDialog(const NodeInfo &info, const QList<Person> &people, bool localOnly,
                                   Firewall firewall, QWidget *parent)
    : QDialog(parent), m_info(info), m_people(people), m_localOnly(localOnly)
{
    keepTranslated(this, [this] { setWindowTitle(tr("Why can't I see someone?")); });
    setMinimumWidth(520);
    keepRoomForWords(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);

    column->addWidget(heading([] { return tr("This computer"); }));
    column->addWidget(m_own = paragraph([this] { return ownText(m_info, m_localOnly); }));
    column->addWidget(paragraph([info] {
        return tr("Ports: %1 (UDP, finding each other), %2 (UDP, messages), %3 (TCP, files)")
            .arg(info.discoveryPort)
            .arg(info.chatPort)
            .arg(info.linkPort);
    }));

    column->addSpacing(8);
    column->addWidget(heading([] { return tr("Who is heard"); }));
    column->addWidget(m_heard = paragraph([this] { return heard(); }));

    column->addSpacing(8);
    column->addWidget(heading([] { return tr("On the other computer"); }));
    column->addWidget(paragraph([] {
        return tr("Dovetail must be open there, on the same network. A guest Wi-Fi often keeps "
                  "computers apart: then use another network, or add the person by address.");
    }));

    column->addSpacing(8);
    column->addWidget(heading([] { return tr("The firewall"); }));
    const QString command = firewallCommand(firewall, info, QCoreApplication::applicationFilePath());
    if (command.isEmpty()) {
        column->addWidget(paragraph([] {
            return tr("No firewall that Dovetail knows is installed here. If there is "
                      "another one, it has to allow these ports.");
        }));
    } else {
        column->addWidget(paragraph([] {
            return tr("If a firewall is on, this command lets Dovetail through. Run it on both computers.");
        }));
        // In lines: who is to run it wants to see all of it first.
        auto *line = new QLabel(command);
        line->setObjectName(QStringLiteral("command"));
        line->setTextFormat(Qt::PlainText);
        line->setWordWrap(true);
        line->setLayoutDirection(Qt::LeftToRight); // as in a terminal, also where one reads from the right
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPointSizeF(line->font().pointSizeF());
        line->setFont(fixed);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        keepTranslated(line, [line] { line->setAccessibleName(tr("Firewall command: %1").arg(line->text())); });
        auto *copy = button([] { return tr("Copy"); });
        connect(copy, &QPushButton::clicked, this,
                [command] { QGuiApplication::clipboard()->setText(command); });
        auto *row = new QHBoxLayout;
        row->addWidget(line, 1);
        row->addWidget(copy, 0, Qt::AlignTop);
        column->addLayout(row);
    }

    column->addSpacing(16);
    column->addStretch();
    m_again = button([this] { return m_searching.isActive() ? tr("Searching…") : tr("Search again"); });
    m_searching.setSingleShot(true);
    m_searching.setInterval(searchMs);
    auto *add = button([] { return tr("Add by address…"); });
    auto *close = button([] { return tr("Close"); });
    close->setDefault(true);
    connect(m_again, &QPushButton::clicked, this, &VisibilityDialog::search);
    connect(&m_searching, &QTimer::timeout, this, &VisibilityDialog::showSearch);
    connect(add, &QPushButton::clicked, this, &VisibilityDialog::addAddressWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addWidget(add);
    buttons->addStretch();
    buttons->addWidget(close);
    column->addLayout(buttons);
    close->setFocus(Qt::OtherFocusReason);
}

void VisibilityDialog::setState(const NodeInfo &info, const QList<Person> &people)
{
    m_info = info;
    m_people = people;
    m_own->setText(ownText(m_info, m_localOnly));
    m_heard->setText(heard());
}

void VisibilityDialog::search()
{
    m_searching.start();
    emit searchWanted();
    showSearch();
}

/// Its button keeps the keyboard.
void VisibilityDialog::showSearch()
{
    const bool searching = m_searching.isActive();
    m_again->setText(searching ? tr("Searching…") : tr("Search again"));
    m_again->setEnabled(!searching);
    if (!searching && !focusWidget())
        m_again->setFocus(Qt::OtherFocusReason);
    m_heard->setText(heard());
}

QString VisibilityDialog::heard() const
{
    if (m_searching.isActive())
        return tr("Searching…");
    return heardText(m_people) + QLatin1Char('\n') + waysText(m_info);
}

} // namespace dovetail::ui
