// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/commands/chatcommand.h"
#include "app/commands/getcommand.h"
#include "app/commands/historycommand.h"
#include "app/commands/listencommand.h"
#include "app/commands/lscommand.h"
#include "app/commands/peerscommand.h"
#include "app/commands/saycommand.h"
#include "app/commands/sendcommand.h"
#include "app/commands/sharecommand.h"
#include "app/commands/transferscommand.h"

namespace dovetail::cli {

std::unique_ptr<Command> makeCommand(Errand errand)
{
    switch (errand.arguments.verb) {
    case Verb::Chat:
        return std::make_unique<ChatCommand>(std::move(errand));
    case Verb::Get:
        return std::make_unique<GetCommand>(std::move(errand));
    case Verb::History:
        return std::make_unique<HistoryCommand>(std::move(errand));
    case Verb::Listen:
        return std::make_unique<ListenCommand>(std::move(errand));
    case Verb::Ls:
        return std::make_unique<LsCommand>(std::move(errand));
    case Verb::Peers:
        return std::make_unique<PeersCommand>(std::move(errand));
    case Verb::Say:
        return std::make_unique<SayCommand>(std::move(errand));
    case Verb::Send:
        return std::make_unique<SendCommand>(std::move(errand));
    case Verb::Share:
        return std::make_unique<ShareCommand>(std::move(errand));
    case Verb::Transfers:
        return std::make_unique<TransfersCommand>(std::move(errand));
    case Verb::Help:
    case Verb::HelpJson:
    case Verb::Version:
        break;
    }
    return nullptr;
}

bool staysOn(Verb verb)
{
    return verb == Verb::Chat || verb == Verb::Listen;
}

NodeOptions nodeOptions(const Arguments &arguments)
{
    NodeOptions options = arguments.node;
    options.offline =
        arguments.verb == Verb::History || arguments.verb == Verb::Share || arguments.verb == Verb::Transfers;
    return options;
}

} // namespace dovetail::cli
