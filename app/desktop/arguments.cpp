// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <cstdio>
#include <cstdlib>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#include <shellapi.h>
#endif

namespace dovetail::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Arguments)
};

/// A mistake in the command line, in one sentence, and exit code 2.
[[noreturn]] void refuse(const QString &sentence)
{
    std::fprintf(stderr, "dovetail: %s\n", qPrintable(sentence));
    std::exit(2);
}

quint16 port(const QString &text, quint16 otherwise)
{
    if (text.isEmpty())
        return otherwise;
    bool ok = false;
    const uint number = text.toUInt(&ok);
    if (!ok || number == 0 || number > 65535)
        refuse(Text::tr("“%1” is not a port: a number from 1 to 65535 is needed.").arg(text));
    return quint16(number);
}

/// "1120x720+0+0"
QRect rectangle(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^(\\d{1,5})x(\\d{1,5})\\+(\\d{1,5})\\+(\\d{1,5})$"));
    const auto match = shape.match(text);
    if (!match.hasMatch())
        refuse(Text::tr("“%1” is not a place for the window: write 1120x720+0+0.").arg(text));
    return {match.captured(3).toInt(), match.captured(4).toInt(), match.captured(1).toInt(),
            match.captured(2).toInt()};
}

/// Their full paths: the program that sends them may run in another folder.
QStringList existing(const QStringList &files)
{
    QStringList result;
    for (const QString &file : files) {
        if (const QFileInfo info(file); info.exists() || info.isSymLink())
            result += QDir::cleanPath(info.absoluteFilePath());
        else
            refuse(Text::tr("There is no file “%1”. Try --help.").arg(file));
    }
    return result;
}

} // namespace

QStringList wordsOf(int argc, char **argv)
{
    QStringList words;
#ifdef Q_OS_WIN
    Q_UNUSED(argc);
    Q_UNUSED(argv);
    int count = 0;
    LPWSTR *const all = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    for (int i = 0; all && i < count; ++i)
        words += QString::fromWCharArray(all[i]);
    ::LocalFree(all);
#else
    for (int i = 0; i < argc; ++i)
        words += QString::fromLocal8Bit(argv[i]);
#endif
    return words;
}

Arguments readArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("Messages and files between computers of one network, without a server."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"),
                                     Text::tr("Keep key, conversations and settings in <folder>."),
                                     Text::tr("folder"));
    const QCommandLineOption name(QStringLiteral("name"),
                                  Text::tr("Be shown to others as <name>, for this run."), Text::tr("name"));
    const QCommandLineOption ownPort(QStringLiteral("port"), Text::tr("First own port to try."),
                                     Text::tr("number"));
    const QCommandLineOption discovery(QStringLiteral("discovery-port"),
                                       Text::tr("Port on which programs find each other."),
                                       Text::tr("number"));
    const QCommandLineOption local(QStringLiteral("local"),
                                   Text::tr("Stay on this computer: nothing leaves by the network."));
    const QCommandLineOption language(QStringLiteral("language"),
                                      Text::tr("Language, for example en or zh_CN."), Text::tr("code"));
    const QCommandLineOption theme(QStringLiteral("theme"), Text::tr("light, dark or system."),
                                   Text::tr("name"));
    const QCommandLineOption geometry(
        QStringLiteral("geometry"), Text::tr("Size and place of the window: WxH+X+Y."), Text::tr("geometry"));
    const QCommandLineOption background(QStringLiteral("background"),
                                        Text::tr("Start without a window, in the tray where there is one."));
    QCommandLineOption trace(QStringLiteral("trace-start")); // for the benchmark of the first paint
    trace.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption mirrored(QStringLiteral("right-to-left")); // to look at it before there is such a language
    mirrored.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions(
        {profile, name, ownPort, discovery, local, language, theme, geometry, background, trace, mirrored});
    parser.addPositionalArgument(QStringLiteral("files"),
                                 Text::tr("Files and folders to send; Dovetail asks to whom."),
                                 QStringLiteral("[") + Text::tr("files") + QStringLiteral("…]"));
    if (!parser.parse(arguments))
        refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    Arguments result;
    result.node.profileFolder = parser.isSet(profile) ? QDir(parser.value(profile)).absolutePath()
                                                      : NodeOptions::defaultProfileFolder();
    result.node.name = parser.value(name);
    result.node.port = port(parser.value(ownPort), result.node.port);
    result.node.discoveryPort = port(parser.value(discovery), result.node.discoveryPort);
    result.node.localOnly = parser.isSet(local);
    result.language = parser.value(language);
    result.theme = parser.value(theme);
    const QStringList themes{QString(), QStringLiteral("light"), QStringLiteral("dark"),
                             QStringLiteral("system")};
    if (!themes.contains(result.theme))
        refuse(Text::tr("“%1” is not a theme: light, dark or system.").arg(result.theme));
    if (parser.isSet(geometry))
        result.place = rectangle(parser.value(geometry));
    result.files = existing(parser.positionalArguments());
    result.background = parser.isSet(background);
    result.traceStart = parser.isSet(trace);
    result.mirrored = parser.isSet(mirrored);
    for (const QString &option : parser.optionNames()) {
        if (option != background.names().first())
            result.again += QStringList(QStringLiteral("--") + option) + parser.values(option).mid(0, 1);
    }
    return result;
}

} // namespace dovetail::app
