// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

namespace dovetail::cli {

namespace {

struct OptionRow {
    const char *name;
    const char *value;   ///< empty: a switch
    const char *onlyFor; ///< commands; empty: every one
};

// clang-format off: a table. The texts of --help stand in help.cpp.
constexpr OptionRow optionTable[] = {
    {"profile", "dir", ""},
    {"name", "name", ""},
    {"port", "port", ""},
    {"discovery-port", "port", ""},
    {"local", "", ""},
    {"json", "", ""},
    {"timeout", "seconds", ""},
    {"into", "dir", "chat listen"},
    {"accept", "who", "chat listen"},
    {"once", "", "listen"},
    {"accept-existing", "what", "chat listen"},
    {"all", "", "peers transfers"},
    {"lines", "", "say"},
    {"wait", "", "say"},
    {"stay", "", "chat"},
    {"json-input", "", "chat"},
    {"search", "text", "history"},
    {"export", "file", "history"},
    {"format", "format", "history"},
    {"limit", "n", "history"},
    {"sort", "by", "ls"},
    {"reverse", "", "ls"},
    {"filter", "text", "ls"},
    {"password", "", "get ls share"},
    {"to", "dir", "get"},
    {"existing", "what", "get"},
    {"for", "who", "share"},
};

constexpr struct {
    const char *word;
    Verb verb;
} verbTable[] = {
    {"chat", Verb::Chat},   {"get", Verb::Get},     {"history", Verb::History}, {"listen", Verb::Listen},
    {"ls", Verb::Ls},       {"peers", Verb::Peers}, {"say", Verb::Say},         {"send", Verb::Send},
    {"share", Verb::Share}, {"transfers", Verb::Transfers},
};
// clang-format on

void addOptions(QCommandLineParser &parser)
{
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("v"), QStringLiteral("version")}));
    for (const OptionRow &row : optionTable) {
        parser.addOption(
            QCommandLineOption(QString::fromLatin1(row.name), {}, QString::fromLatin1(row.value)));
    }
}

std::optional<Verb> verbFrom(const QString &word)
{
    for (const auto &row : verbTable)
        if (word == QLatin1String(row.word))
            return row.verb;
    return std::nullopt;
}

QString commandWords()
{
    QStringList words;
    for (const auto &row : verbTable)
        words += QString::fromLatin1(row.word);
    return words.join(QStringLiteral(", "));
}

bool readPort(const QCommandLineParser &parser, const QString &option, quint16 &port, QString &wrong)
{
    if (!parser.isSet(option))
        return true;
    bool ok = false;
    const uint value = parser.value(option).toUInt(&ok);
    if (!ok || value == 0 || value > 65535) {
        wrong = QStringLiteral("--%1 takes a number from 1 to 65535.").arg(option);
        return false;
    }
    port = static_cast<quint16>(value);
    return true;
}

/// Options every command has.
bool readCommon(const QCommandLineParser &parser, Arguments &arguments, QString &wrong)
{
    const QString profile = parser.value(QStringLiteral("profile"));
    if (parser.isSet(QStringLiteral("profile")) && profile.isEmpty()) {
        wrong = QStringLiteral("--profile takes a folder.");
        return false;
    }
    arguments.node.profileFolder =
        profile.isEmpty() ? NodeOptions::defaultProfileFolder() : arguments.from.absoluteFilePath(profile);
    arguments.node.name = parser.value(QStringLiteral("name"));
    arguments.node.localOnly = parser.isSet(QStringLiteral("local"));
    arguments.json = parser.isSet(QStringLiteral("json"));
    if (parser.isSet(QStringLiteral("timeout"))) {
        bool ok = false;
        const int seconds = parser.value(QStringLiteral("timeout")).toInt(&ok);
        if (!ok || seconds < 1 || seconds > 1'000'000) {
            wrong = QStringLiteral("--timeout takes a number of seconds, at least 1.");
            return false;
        }
        arguments.timeoutSeconds = seconds;
    }
    return readPort(parser, QStringLiteral("port"), arguments.node.port, wrong)
        && readPort(parser, QStringLiteral("discovery-port"), arguments.node.discoveryPort, wrong);
}

bool readListen(const QCommandLineParser &parser, Arguments &arguments, QString &wrong)
{
    arguments.once = parser.isSet(QStringLiteral("once"));
    if (parser.isSet(QStringLiteral("into")))
        arguments.node.downloadFolder = arguments.from.absoluteFilePath(parser.value(QStringLiteral("into")));
    const QString accept = parser.value(QStringLiteral("accept"));
    if (accept == u"all") {
        arguments.accept = AcceptFrom::Everybody;
    } else if (accept == u"known") {
        arguments.accept = AcceptFrom::Known;
    } else if (parser.isSet(QStringLiteral("accept")) && accept != u"none") {
        wrong = QStringLiteral("--accept takes all, known or none.");
        return false;
    }
    return true;
}

bool readHistory(const QCommandLineParser &parser, Arguments &arguments, QString &wrong)
{
    const bool exports = parser.isSet(QStringLiteral("export"));
    arguments.search = parser.value(QStringLiteral("search"));
    if (parser.isSet(QStringLiteral("search")) && arguments.search.trimmed().isEmpty())
        wrong = QStringLiteral("--search takes a text.");
    else if (exports && parser.value(QStringLiteral("export")).isEmpty())
        wrong = QStringLiteral("--export takes a file.");
    else if (exports && (parser.isSet(QStringLiteral("search")) || parser.isSet(QStringLiteral("limit"))))
        wrong = QStringLiteral("--export writes the whole conversation: leave --search and --limit out.");
    if (!wrong.isEmpty())
        return false;
    if (exports)
        arguments.exportPath = arguments.from.absoluteFilePath(parser.value(QStringLiteral("export")));

    const bool isGiven = parser.isSet(QStringLiteral("format"));
    const QString format =
        isGiven ? parser.value(QStringLiteral("format")) : QFileInfo(arguments.exportPath).suffix().toLower();
    if (isGiven && !exports) {
        wrong = QStringLiteral("--format belongs to --export.");
        return false;
    }
    if (format == u"html" || format == u"htm") {
        arguments.format = ExportFormat::Html;
    } else if (format == u"json") {
        arguments.format = ExportFormat::Json;
    } else if (isGiven && format != u"text") {
        wrong = QStringLiteral("--format takes text, html or json.");
        return false;
    }
    if (parser.isSet(QStringLiteral("limit"))) {
        bool ok = false;
        arguments.limit = parser.value(QStringLiteral("limit")).toInt(&ok);
        if (!ok || arguments.limit < 1) {
            wrong = QStringLiteral("--limit takes a number of messages, at least 1.");
            return false;
        }
    }
    return true;
}

bool readExisting(const QCommandLineParser &parser, const QString &option, Arguments &arguments, QString &wrong)
{
    if (!parser.isSet(option))
        return true;
    const QString what = parser.value(option);
    if (what == u"keep")
        arguments.into.existing = ExistingPolicy::KeepBoth;
    else if (what == u"skip")
        arguments.into.existing = ExistingPolicy::SkipIdentical;
    else if (what == u"replace")
        arguments.into.existing = ExistingPolicy::Replace;
    else
        wrong = QStringLiteral("--%1 takes keep, skip or replace.").arg(option);
    return arguments.into.existing.has_value();
}

bool readShares(const QCommandLineParser &parser, Arguments &arguments, QString &wrong)
{
    const QString sort = parser.value(QStringLiteral("sort"));
    if (sort == u"size")
        arguments.browse.sort = BrowseRequest::Sort::Size;
    else if (sort == u"time")
        arguments.browse.sort = BrowseRequest::Sort::Modified;
    else if (parser.isSet(QStringLiteral("sort")) && sort != u"name")
        wrong = QStringLiteral("--sort takes name, size or time.");
    arguments.browse.descending = parser.isSet(QStringLiteral("reverse"));
    arguments.browse.filter = parser.value(QStringLiteral("filter"));
    arguments.password = parser.isSet(QStringLiteral("password"));
    if (parser.isSet(QStringLiteral("to")))
        arguments.into.folder = arguments.from.absoluteFilePath(parser.value(QStringLiteral("to")));
    const QString who = parser.value(QStringLiteral("for"));
    if (who == u"known") {
        arguments.share.audience = ShareAudience::Known;
    } else if (parser.isSet(QStringLiteral("for")) && who != u"all") {
        arguments.share.audience = ShareAudience::Chosen;
        arguments.shareFor = who;
    }
    return wrong.isEmpty() && readExisting(parser, QStringLiteral("existing"), arguments, wrong)
        && readExisting(parser, QStringLiteral("accept-existing"), arguments, wrong);
}

bool readShareWords(const QStringList &words, Arguments &arguments, QString &wrong)
{
    const QString deed = words.value(0);
    if (deed == u"list" && words.size() == 1) {
        arguments.deed = Deed::List;
    } else if (deed == u"rm" && words.size() == 2) {
        arguments.deed = Deed::Remove;
        arguments.share.name = words[1];
    } else if (deed == u"add" && words.size() == 3) {
        arguments.deed = Deed::Add;
        arguments.share.name = words[1];
        arguments.share.folder = QDir::cleanPath(arguments.from.absoluteFilePath(words[2]));
    } else {
        wrong = QStringLiteral("share takes add NAME FOLDER, rm NAME or list.");
    }
    return wrong.isEmpty();
}

bool readTransferWords(const QStringList &words, Arguments &arguments, QString &wrong)
{
    const QString deed = words.value(0);
    if (words.isEmpty())
        return true;
    arguments.transfer = words.value(1);
    if (deed == u"pause")
        arguments.deed = Deed::Pause;
    else if (deed == u"resume")
        arguments.deed = Deed::Resume;
    else if (deed == u"first")
        arguments.deed = Deed::First;
    else if (deed == u"cancel")
        arguments.deed = Deed::Cancel;
    else if (deed == u"retry")
        arguments.deed = Deed::Retry;
    if (arguments.deed == Deed::List || words.size() != 2 || arguments.transfer.isEmpty())
        wrong = QStringLiteral("transfers takes nothing more, or pause, resume, first, cancel or retry and an id.");
    return wrong.isEmpty();
}

bool readPositional(QStringList words, Arguments &arguments, QString &wrong)
{
    switch (arguments.verb) {
    case Verb::Say:
        if (arguments.lines && words.size() == 1)
            words.append(QStringLiteral("-"));
        if (words.size() != 2) {
            wrong = QStringLiteral("say takes a person and one text (in quotes), or - for standard input.");
            return false;
        }
        if (arguments.lines && words[1] != u"-") {
            wrong = QStringLiteral("--lines reads the texts from standard input: leave the text out.");
            return false;
        }
        arguments.peer = words[0];
        arguments.text = words[1];
        return true;
    case Verb::Send:
        if (words.size() < 2) {
            wrong = QStringLiteral("send takes a person and at least one file.");
            return false;
        }
        arguments.peer = words.takeFirst();
        for (const QString &path : std::as_const(words))
            arguments.paths.append(arguments.from.absoluteFilePath(path));
        return true;
    case Verb::Ls:
    case Verb::Get: {
        const bool get = arguments.verb == Verb::Get;
        if (words.isEmpty() || (get ? words.size() < 2 : words.size() > 2)) {
            wrong = get ? QStringLiteral("get takes a person and at least one SHARE or SHARE/PATH.")
                        : QStringLiteral("ls takes a person and at most one SHARE or SHARE/PATH.");
            return false;
        }
        arguments.peer = words.takeFirst();
        arguments.paths = words;
        return true;
    }
    case Verb::Share:
        return readShareWords(words, arguments, wrong);
    case Verb::Transfers:
        return readTransferWords(words, arguments, wrong);
    case Verb::Chat:
    case Verb::History:
        if (words.size() != 1) {
            wrong = QStringLiteral("One person is expected here, no more words than that.");
            return false;
        }
        arguments.peer = words[0];
        return true;
    default:
        if (!words.isEmpty())
            wrong = QStringLiteral("Too many words: \"%1\" is not expected here.").arg(words.first());
        return words.isEmpty();
    }
}

} // namespace

std::optional<Arguments> readArguments(const QStringList &words, const QString &folder, QString &wrong)
{
    QCommandLineParser parser;
    addOptions(parser);
    Arguments arguments;
    arguments.from.setPath(folder);
    if (!parser.parse(words)) {
        wrong = parser.errorText();
        return std::nullopt;
    }
    QStringList positional = parser.positionalArguments();
    if (parser.isSet(QStringLiteral("version"))) {
        arguments.verb = Verb::Version;
        return arguments;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        arguments.verb = positional.value(0) == u"json" ? Verb::HelpJson : Verb::Help;
        return arguments;
    }
    if (positional.isEmpty()) {
        wrong = QStringLiteral("A command is missing: %1.").arg(commandWords());
        return std::nullopt;
    }
    const QString word = positional.takeFirst();
    const std::optional<Verb> verb = verbFrom(word);
    if (!verb) {
        wrong = QStringLiteral("There is no command \"%1\"; there are %2.").arg(word, commandWords());
        return std::nullopt;
    }
    arguments.verb = *verb;
    for (const OptionRow &row : optionTable) {
        const QStringList owners =
            QString::fromLatin1(row.onlyFor).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (!owners.isEmpty() && !owners.contains(word) && parser.isSet(QString::fromLatin1(row.name))) {
            wrong = QStringLiteral("--%1 belongs to %2, not to %3.")
                        .arg(QString::fromLatin1(row.name), owners.join(QStringLiteral(" and ")), word);
            return std::nullopt;
        }
    }
    arguments.lines = parser.isSet(QStringLiteral("lines"));
    arguments.wait = parser.isSet(QStringLiteral("wait"));
    arguments.jsonInput = parser.isSet(QStringLiteral("json-input"));
    arguments.stay = parser.isSet(QStringLiteral("stay"));
    arguments.all = parser.isSet(QStringLiteral("all"));
    if (!readCommon(parser, arguments, wrong) || !readListen(parser, arguments, wrong)
        || !readHistory(parser, arguments, wrong) || !readShares(parser, arguments, wrong)
        || !readPositional(positional, arguments, wrong))
        return std::nullopt;
    return arguments;
}

} // namespace dovetail::cli
