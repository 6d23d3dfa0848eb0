// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"
#include "app/desktop/placement.h"
#include "app/desktop/quitsignals.h"
#include "core/node/node.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodebinding.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#ifdef DOVETAIL_DBUS
#include "ui/theme/systemscheme.h"
#endif

#include <QApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QStyleFactory>
#include <QTimer>
#include <QTranslator>

#include <memory>
#include <optional>

using namespace dovetail;

namespace {

/// Our own texts, and Qt's for its dialogs where they are installed. Dates and numbers keep the
/// system's habits unless a language was asked for.
class Languages {
public:
    explicit Languages(const QString &asked)
    {
        const QLocale locale = asked.isEmpty() ? QLocale::system() : QLocale(asked);
        QLocale::setDefault(locale);
        const QString folder = QStringLiteral(":/i18n");
        // English first: its plurals serve where another language has nothing to say.
        install(m_plurals, QLocale(QLocale::English), QStringLiteral("dovetail"), folder);
        install(m_qt, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        if (locale.language() != QLocale::English)
            install(m_own, locale, QStringLiteral("dovetail"), folder);
    }

private:
    static void install(QTranslator &translator, const QLocale &locale, const QString &name,
                        const QString &folder)
    {
        if (translator.load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(&translator);
    }

    QTranslator m_plurals;
    QTranslator m_qt;
    QTranslator m_own;
};

} // namespace

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

    std::optional<Languages> languages(std::in_place, QString());
    const app::Arguments arguments = app::readArguments(commandLine);
    if (!arguments.language.isEmpty())
        languages.emplace(arguments.language);
    QApplication::setFont(ui::applicationFont(QApplication::font(), QLocale()));

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
