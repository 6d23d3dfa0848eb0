// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"
#include "app/desktop/placement.h"
#include "app/desktop/quitsignals.h"
#include "core/node/node.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodebinding.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"
#ifdef DOVETAIL_DBUS
#include "ui/theme/systemscheme.h"
#endif

#include <QApplication>
#include <QIcon>
#include <QStyleFactory>
#include <QTimer>

#include <memory>

using namespace dovetail;

int main(int argc, char **argv)
{
    // One look on every system; the theme colours it.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    // Qt would take --name and --geometry for its own: it is shown the program's name only.
    QStringList commandLine;
    for (int i = 0; i < argc; ++i)
        commandLine += QString::fromLocal8Bit(argv[i]);
    int shown = qMin(argc, 1);
    QApplication application(shown, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dovetail"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOVETAIL_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Dovetail"));
    QGuiApplication::setDesktopFileName(QStringLiteral("dovetail"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/dovetail/dovetail.svg")));

    ui::Languages languages({});
    const app::Arguments arguments = app::readArguments(commandLine);
    if (!arguments.language.isEmpty())
        languages.choose(arguments.language);

    ui::WindowMemory memory(arguments.node.profileFolder + QStringLiteral("/window.ini"));
    ui::Theme theme;
    theme.setChoice(ui::Theme::choiceFromName(arguments.theme.isEmpty() ? memory.theme() : arguments.theme));

    Node node(arguments.node);
    ui::MainWindow window(theme, memory);
    ui::NodeBinding binding(node, window);
    if (arguments.place)
        app::place(window, *arguments.place);
    if (arguments.traceStart)
        app::tellFirstPaint(window);
    app::QuitSignals signalled;
    QObject::connect(&signalled, &app::QuitSignals::quitAsked, &window, &QWidget::close);
    QObject::connect(&signalled, &app::QuitSignals::quitAsked, &application, &QCoreApplication::quit);
    window.show();

    // The window first, then everything else.
    QTimer::singleShot(0, &node, &Node::start);
#ifdef DOVETAIL_DBUS
    std::unique_ptr<ui::SystemScheme> scheme;
    QTimer::singleShot(0, &theme, [&scheme, &theme] { scheme = std::make_unique<ui::SystemScheme>(theme); });
#endif
    const int code = QApplication::exec();
    window.hide(); // gone for the eye while goodbyes are said
    node.stop();
    return code;
}
