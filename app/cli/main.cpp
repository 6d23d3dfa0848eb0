// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/chatcommand.h"
#include "app/cli/getcommand.h"
#include "app/cli/help.h"
#include "app/cli/historycommand.h"
#include "app/cli/interrupts.h"
#include "app/cli/listencommand.h"
#include "app/cli/lscommand.h"
#include "app/cli/peerscommand.h"
#include "app/cli/saycommand.h"
#include "app/cli/sendcommand.h"
#include "app/cli/sharecommand.h"
#include "app/cli/transferscommand.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <memory>

using namespace dovetail;
using namespace dovetail::cli;

namespace {

void print(std::FILE *file, const QString &text)
{
    std::fputs(text.toUtf8().constData(), file);
}

std::unique_ptr<Command> makeCommand(const Arguments &arguments)
{
    switch (arguments.verb) {
    case Verb::Chat:
        return std::make_unique<ChatCommand>(arguments);
    case Verb::Get:
        return std::make_unique<GetCommand>(arguments);
    case Verb::History:
        return std::make_unique<HistoryCommand>(arguments);
    case Verb::Listen:
        return std::make_unique<ListenCommand>(arguments);
    case Verb::Ls:
        return std::make_unique<LsCommand>(arguments);
    case Verb::Peers:
        return std::make_unique<PeersCommand>(arguments);
    case Verb::Say:
        return std::make_unique<SayCommand>(arguments);
    case Verb::Send:
        return std::make_unique<SendCommand>(arguments);
    case Verb::Share:
        return std::make_unique<ShareCommand>(arguments);
    case Verb::Transfers:
        return std::make_unique<TransfersCommand>(arguments);
    case Verb::Help:
    case Verb::HelpJson:
    case Verb::Version:
        break;
    }
    return nullptr;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dovetail"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOVETAIL_VERSION));

    // Standard error is for sentences; QT_LOGGING_RULES overrides this for who wants to look inside.
    QLoggingCategory::setFilterRules(QStringLiteral("dovetail.*=false"));

    QString wrong;
    const std::optional<Arguments> arguments = readArguments(QCoreApplication::arguments(), wrong);
    if (!arguments) {
        print(stderr, QStringLiteral("dovetail-cli: %1 (dovetail-cli --help)\n").arg(wrong));
        return Usage;
    }
    if (arguments->verb == Verb::Help || arguments->verb == Verb::HelpJson) {
        print(stdout, arguments->verb == Verb::Help ? helpText() : jsonHelpText());
        return Done;
    }
    if (arguments->verb == Verb::Version) {
        print(stdout, QStringLiteral("dovetail-cli " DOVETAIL_VERSION "\n"));
        return Done;
    }

    const std::unique_ptr<Command> command = makeCommand(*arguments);
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::interrupted, command.get(), &Command::interrupt);
    QObject::connect(command.get(), &Command::finished, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    command->run();
    return QCoreApplication::exec();
}
