// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandhost.h"
#include "app/commands/commands.h"
#include "app/cli/help.h"
#include "app/cli/interrupts.h"
#include "app/cli/password.h"
#include "app/cli/standardterminal.h"
#include "app/cli/visit.h"

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

/// The command with a node of its own, for the profile is nobody's.
class OwnRun final {
public:
    OwnRun(const Arguments &arguments, Terminal &terminal)
        : m_node(nodeOptions(arguments)),
          m_host(staysOn(arguments.verb) ? std::make_unique<CommandHost>(m_node) : nullptr), // before anything is said of it
          m_command(makeCommand({arguments, m_node, terminal}))
    {}
    [[nodiscard]] Command &command() { return *m_command; }

private:
    Node m_node;
    std::unique_ptr<CommandHost> m_host;
    std::unique_ptr<Command> m_command;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dovetail"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOVETAIL_VERSION));

    // Standard error is for sentences; QT_LOGGING_RULES overrides this for who wants to look inside.
    QLoggingCategory::setFilterRules(QStringLiteral("dovetail.*=false"));

    QString wrong;
    const QStringList words = QCoreApplication::arguments();
    std::optional<Arguments> arguments = readArguments(words, QDir::currentPath(), wrong);
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

    // Before anything is waited for: whoever types it has the terminal to himself.
    if (readsPassword(*arguments))
        arguments->secret = readPassword(arguments->password);

    StandardTerminal terminal;
    Interrupts interrupts;
    std::unique_ptr<OwnRun> own;
    const auto end = [&application](int exitCode) {
        QMetaObject::invokeMethod(
            &application, [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
    };
    Visit visit(terminal, arguments->node.profileFolder,
                {words, QDir::currentPath(), arguments->secret, terminal.columns()});
    QObject::connect(&interrupts, &Interrupts::interrupted, &visit, [&](int signalNumber) {
        if (own)
            own->command().interrupt(signalNumber);
        else
            visit.interrupt(signalNumber);
    });
    QObject::connect(&visit, &Visit::finished, &application, end);
    QObject::connect(&visit, &Visit::alone, &application, [&] {
        own = std::make_unique<OwnRun>(*arguments, terminal);
        QObject::connect(&own->command(), &Command::finished, &application, end);
        own->command().run();
    }, Qt::QueuedConnection);
    visit.start();
    return QCoreApplication::exec();
}
