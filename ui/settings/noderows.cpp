// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/noderows.h"

#include "core/common/limits.h"
#include "core/common/sentence.h"
#include "ui/contacts/statustext.h"
#include "ui/format/persontext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace dovetail::ui {

namespace {

struct NodeRows {
    Q_DECLARE_TR_FUNCTIONS(NodeRows)
};

using Kind = SettingRow::Kind;

/// Speeds to choose from; one that was set by other means is among them.
QList<SettingChoice> rates(qint64 now)
{
    QList<SettingChoice> result{{NodeRows::tr("As fast as possible"), qint64(0)}};
    QList<qint64> steps{500'000, 1'000'000, 5'000'000, 10'000'000, 50'000'000};
    if (now > 0 && !steps.contains(now))
        steps += now;
    for (const qint64 rate : std::as_const(steps))
        //: A speed: "5 MB a second"
        result.append({NodeRows::tr("%1 a second").arg(formatBytes(rate)), rate});
    return result;
}

} // namespace

QList<SettingRow> generalRows(Node &node)
{
    const auto availability = [](Availability each) {
        return SettingChoice{availabilityText(each), int(each)};
    };
    return {
        {.id = QStringLiteral("general/name"),
         .page = SettingsPage::General,
         .kind = Kind::Text,
         .label = NodeRows::tr("Your name"),
         .explanation = NodeRows::tr("If empty, the name of your account on this computer is used."),
         .value = [&node] { return node.info().name; },
         .set = [&node](const QVariant &name) { node.setName(name.toString()); },
         .maxLength = limits::maxNameLength},
        {.id = QStringLiteral("general/availability"),
         .page = SettingsPage::General,
         .kind = Kind::Choice,
         .label = NodeRows::tr("Your status"),
         .explanation = NodeRows::tr("Everybody on the network sees it. Invisible: others see you as offline, and what they "
                                     "write reaches you all the same."),
         .value = [&node] { return int(node.info().availability); },
         .set = [&node](const QVariant &value) {
             node.setStatus(Availability(value.toInt()), node.info().statusText);
         },
         .choices = {availability(Availability::Available), availability(Availability::Busy),
                     availability(Availability::Away), availability(Availability::Invisible)},
         .byDefault = int(Availability::Available)},
        {.id = QStringLiteral("general/statusText"),
         .page = SettingsPage::General,
         .kind = Kind::Text,
         .label = NodeRows::tr("Your status message"),
         .value = [&node] { return node.info().statusText; },
         .set = [&node](const QVariant &text) { node.setStatus(node.info().availability, text.toString()); },
         .placeholder = NodeRows::tr("For example: in a meeting until 4"),
         .maxLength = limits::maxStatusLength},
    };
}

QList<SettingRow> fileRows(Node &node)
{
    const auto policy = [](const QString &text, ExistingPolicy each) { return SettingChoice{text, int(each)}; };
    QList<SettingChoice> counts;
    for (int count = 1; count <= limits::mostRunning; ++count)
        counts.append({QLocale().toString(count), count});
    return {
        {.id = QStringLiteral("files/existing"),
         .page = SettingsPage::Files,
         .kind = Kind::Choice,
         .label = NodeRows::tr("When a file of that name exists"),
         .value = [&node] { return int(node.info().existing); },
         .set = [&node](const QVariant &value) { node.setExistingPolicy(ExistingPolicy(value.toInt())); },
         .choices = {policy(NodeRows::tr("Keep both; the new one gets a number"), ExistingPolicy::KeepBoth),
                     policy(NodeRows::tr("Keep only one if they are identical"), ExistingPolicy::SkipIdentical),
                     policy(NodeRows::tr("Replace the old one"), ExistingPolicy::Replace),
                     policy(NodeRows::tr("Ask me"), ExistingPolicy::Ask)},
         .byDefault = int(ExistingPolicy::KeepBoth)},
        {.id = QStringLiteral("files/rate"),
         .page = SettingsPage::Files,
         .kind = Kind::Choice,
         .label = NodeRows::tr("Sending speed"),
         .value = [&node] { return node.info().rateLimit; },
         .set = [&node](const QVariant &value) { node.setRateLimit(value.toLongLong()); },
         .choices = rates(node.info().rateLimit),
         .byDefault = qint64(0)},
        {.id = QStringLiteral("files/receiveRate"),
         .page = SettingsPage::Files,
         .kind = Kind::Choice,
         .label = NodeRows::tr("Receiving speed"),
         .explanation = NodeRows::tr("Slower leaves room for others on a narrow network."),
         .value = [&node] { return node.info().receiveLimit; },
         .set = [&node](const QVariant &value) { node.setReceiveLimit(value.toLongLong()); },
         .choices = rates(node.info().receiveLimit),
         .byDefault = qint64(0)},
        {.id = QStringLiteral("files/atOnce"),
         .page = SettingsPage::Files,
         .kind = Kind::Choice,
         .label = NodeRows::tr("Transfers received at the same time"),
         .explanation = NodeRows::tr("The others wait for their turn."),
         .value = [&node] { return node.info().receiveAtOnce; },
         .set = [&node](const QVariant &value) { node.setReceiveAtOnce(value.toInt()); },
         .choices = counts,
         .byDefault = limits::maxRunning},
    };
}

QList<SettingRow> networkRows(Node &node)
{
    const NodeInfo &info = node.info();
    QStringList addresses;
    for (const QHostAddress &address : info.addresses)
        addresses += address.toString();
    const QString where = addresses.isEmpty() ? NodeRows::tr("No network") : addresses.join(NodeRows::tr(", "));
    const QString ports = NodeRows::tr("Ports: %1 (UDP, finding each other), %2 (UDP, messages), %3 (TCP, files)")
                              .arg(info.discoveryPort)
                              .arg(info.chatPort)
                              .arg(info.linkPort);
    return {{.id = QStringLiteral("network/search"),
             .page = SettingsPage::Network,
             .kind = Kind::Action,
             .label = NodeRows::tr("This computer on the network"),
             .value = [where, ports] { return QString(where + QLatin1Char('\n') + ports); },
             .set = [&node](const QVariant &) { node.searchAgain(); },
             .button = NodeRows::tr("Look for people again")}};
}

QList<SettingRow> blockedRows(Node &node)
{
    QList<Person> blocked = node.people();
    blocked.removeIf([](const Person &person) { return person.trust != Trust::Blocked; });
    std::sort(blocked.begin(), blocked.end(), [](const Person &a, const Person &b) {
        return shownName(a).localeAwareCompare(shownName(b)) < 0;
    });
    QList<SettingRow> rows;
    for (const Person &person : std::as_const(blocked))
        rows.append({.id = QStringLiteral("security/blocked/") + person.id.toHex(),
                     .page = SettingsPage::Security,
                     .kind = Kind::Action,
                     .label = NodeRows::tr("Blocked: %1").arg(shownName(person)),
                     .explanation = QStringList{person.host, person.id.toShort()}.join(QStringLiteral(" · ")),
                     .set = [&node, id = person.id](const QVariant &) { node.setBlocked(id, false); },
                     .button = NodeRows::tr("Unblock")});
    return rows;
}

} // namespace dovetail::ui
