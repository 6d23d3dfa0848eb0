// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"
#include "app/desktop/instance.h"
#include "app/desktop/program.h"
#include "app/desktop/quitsignals.h"
#include "app/desktop/refusal.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/shell/languages.h"

#include <QApplication>
#include <QIcon>
#include <QProcess>
#include <QStyleFactory>

#include <memory>

using namespace dovetail;

namespace {

QString rememberedLanguage(const app::Arguments &arguments)
{
    const ui::DesktopSettings settings(arguments.node.profileFolder + QStringLiteral("/window.ini"));
    return settings.value(ui::DesktopSetting::Language).toString();
}

/// Whoever started this one gave it leave to come to the front; it is the first one that needs it.
QByteArray activationToken()
{
    return qgetenv("XDG_ACTIVATION_TOKEN").left(app::maxActivationToken);
}

/// `again`: program and arguments, if it is to be started anew when everything of this one is gone.
int run(int argc, char **argv, QStringList &again)
{
    // One look on every system; the theme colours it.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    // Qt would take --name and --geometry for its own: it is shown the program's name only.
    const QStringList commandLine = app::wordsOf(argc, argv);
    int shown = qMin(argc, 1);
    QApplication application(shown, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dovetail"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOVETAIL_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("dovetail"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/dovetail/dovetail.svg")));

    ui::Languages languages({}); // for the command line's own texts
    const app::Arguments arguments = app::readArguments(commandLine);
    if (const QString code =
            arguments.language.isEmpty() ? rememberedLanguage(arguments) : arguments.language;
        !code.isEmpty())
        languages.choose(code);
    if (arguments.mirrored)
        languages.mirror();

    app::Instance instance(arguments.node.profileFolder);
    std::unique_ptr<app::Program> program;
    const auto begin = [&] { program = std::make_unique<app::Program>(arguments, languages); };
    QObject::connect(&instance, &app::Instance::becameFirst, &application, begin);
    QObject::connect(&instance, &app::Instance::handedOver, &application, &QCoreApplication::quit);
    QObject::connect(&instance, &app::Instance::refused, &application, [&](app::Instance::Refusal why) {
        if (why == app::Instance::Refusal::Broken)
            begin(); // a folder that cannot be written to: the node says so in the window
        else
            app::sayAndEnd(why, instance.socketPath());
    });
    QObject::connect(&instance, &app::Instance::asked, &application, [&](const app::Handover &handover) {
        if (program)
            program->take(handover);
    });
    app::QuitSignals signalled;
    QObject::connect(&signalled, &app::QuitSignals::quitAsked, &application, [&] {
        if (program)
            program->quit();
        else
            QCoreApplication::quit();
    });
    instance.start({arguments.files, activationToken()});

    const int code = QApplication::exec();
    if (program) {
        program->end();
        if (program->isToRestart())
            again = QStringList(QCoreApplication::applicationFilePath()) + arguments.again;
    }
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList again;
    const int code = run(argc, argv, again);
    if (!again.isEmpty()) {
        const QString program = again.takeFirst();
        QProcess::startDetached(program, again);
    }
    return code;
}
