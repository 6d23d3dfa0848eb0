// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QUrl>

/// The links in a text that came from somebody.
namespace dovetail::ui {

struct Link {
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl target;
    friend bool operator==(const Link &, const Link &) = default;
};

/// Longer ones are no addresses anybody uses; QUrl takes its time over them.
inline constexpr qsizetype longestLink = 8'192;

/// Addresses of http, https, ftp, smb and mailto, and those that begin with "www.": no other is ever made one, so nothing
/// that would start a program, open a file or run a script. From left to right, without overlap, in time linear in the
/// text. The sentence's own punctuation round an address, Latin or Chinese, is no part of it; nor are signs that
/// cannot be seen or turn the direction of reading.
[[nodiscard]] QList<Link> linksIn(const QString &text);

/// Whether the desktop may be asked to open it.
[[nodiscard]] bool mayBeOpened(const QUrl &target);

/// Where it leads, for a tooltip: the whole address as it is understood; in a line of its own the host's name as
/// computers have it, where its letters are not plain Latin ones, and where a name before "@" pretends to be the host.
[[nodiscard]] QString linkHint(const QUrl &target);

} // namespace dovetail::ui
