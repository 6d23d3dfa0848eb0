// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/common/share.h"
#include "core/common/transfer.h"
#include "core/node/nodeoptions.h"

#include <QDir>
#include <QStringList>

#include <optional>

namespace dovetail::cli {

enum class Verb {
    Help,
    HelpJson,
    Version,
    Chat,
    Get,
    History,
    Listen,
    Ls,
    Peers,
    Say,
    Send,
    Share,
    Transfers,
};

/// What `share` and `transfers` are to do.
enum class Deed { List, Add, Remove, Pause, Resume, First, Cancel, Retry };

/// Whose offers `listen` and `chat` take.
enum class AcceptFrom { Nobody, Known, Everybody };

/// The command line, understood. A plain value: nothing is opened or started by reading it.
struct Arguments {
    Verb verb = Verb::Help;
    QDir from; ///< where relative paths begin
    NodeOptions node;
    bool json = false;
    /// Not given: each command has its own idea of how long is reasonable.
    std::optional<int> timeoutSeconds;

    QString peer; ///< chat, history, say, send
    QString text; ///< say; "-": standard input
    bool lines = false;
    bool wait = false;
    bool stay = false; ///< chat
    bool jsonInput = false;
    QStringList paths; ///< send: files; ls (at most one), get: SHARE or SHARE/PATH
    AcceptFrom accept = AcceptFrom::Nobody;
    bool once = false; ///< listen
    bool all = false;  ///< peers
    QString search;    ///< history
    QString exportPath;
    ExportFormat format = ExportFormat::Text;
    int limit = 50;
    BrowseRequest browse; ///< ls: sort, descending, filter
    bool password = false; ///< get, ls, share add: to be read, by whoever has the terminal
    QString secret;        ///< what was read
    AcceptOptions into;    ///< get; of `listen` and `chat` only what becomes of existing files
    Deed deed = Deed::List;
    Share share;         ///< share add: name, folder, audience; share rm: name
    QString shareFor;    ///< share add: who, if chosen
    QString transfer;    ///< transfers: the beginning of an id
};

/// The arguments, or a sentence saying what is wrong with them (in `wrong`). `words` begins with the
/// program's name. Options may stand before and after the command. `folder`: where relative paths begin.
[[nodiscard]] std::optional<Arguments> readArguments(const QStringList &words, const QString &folder, QString &wrong);

} // namespace dovetail::cli
