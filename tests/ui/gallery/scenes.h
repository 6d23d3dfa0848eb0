// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"

#include <QWidget>

/// What the gallery shows, by topic; each scene opens its own window.
namespace dovetail::ui {

class MainWindow;
class Theme;

/// Where pictures go.
class Gallery {
public:
    Gallery(QString folder, QString suffix) : m_folder(std::move(folder)), m_suffix(std::move(suffix)) {}

    void shoot(QWidget &widget, const QString &name) const;

private:
    QString m_folder;
    QString m_suffix;
};

[[nodiscard]] NodeInfo ownInfo();
[[nodiscard]] Person with(Person person, const Message &last, int unread = 0);
void fillPeople(MainWindow &window);
/// The whole of the open conversation.
void fill(MainWindow &window, const QList<Message> &messages);

/// Replies, edits, reactions, what is new, and what one is about to do.
void shootTalk(const Gallery &gallery, Theme &theme, const QString &profile);
void shootSearch(const Gallery &gallery, Theme &theme, const QString &profile);
/// Cards in every state, the panel, and what is asked about transfers.
void shootTransfers(const Gallery &gallery, Theme &theme, const QString &profile);
/// Published folders, those of others and one's own.
void shootShares(const Gallery &gallery, Theme &theme, const QString &profile);
void shootDialogs(const Gallery &gallery, Theme &theme, const QString &profile);
/// What is set, and the help.
void shootSettings(const Gallery &gallery, Theme &theme, const QString &profile);
/// What nobody sends who means well, and a small window for it.
void shootHostile(const Gallery &gallery, Theme &theme, const QString &profile);

} // namespace dovetail::ui
